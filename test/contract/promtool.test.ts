import { describe, expect, test } from 'vitest';
import { plain } from '../support/annotations.ts';
import { refusalsOf } from '../support/documentFindings.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { acceptedBy, findPromtool } from '../support/promtool.ts';
import { snippetDocuments } from '../support/snippetDocuments.ts';

const binary = findPromtool();

const kinds = [
  { folder: 'config', command: ['check', 'config', '--syntax-only'] },
  { folder: 'rules', command: ['check', 'rules', '--lint=none'] },
] as const;

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool and we agree (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    const promtool = (): string => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      return binary;
    };

    test.each(kinds)('on good and bad documents of the kind $folder', ({ folder, command }) => {
      for (const [quality, good] of [['good', true] as const, ['bad', false] as const]) {
        const documents = fixtureDocuments(`${folder}/${quality}`);
        const accepted = acceptedBy(promtool(), command, documents);
        const disputed = documents.filter(({ text }, index) => {
          const ours = refusalsOf(folder, text).length === 0;
          return ours !== good || accepted[index] !== good;
        });
        expect(disputed.map(({ name }) => name)).toEqual([]);
      }
    });

    test.each(kinds)('and of the kind $folder it takes all that we only warn of', ({ folder, command }) => {
      const documents = fixtureDocuments('warnings').flatMap(({ name, text }) =>
        name.startsWith(folder) ? [{ name, text: plain(text) }] : [],
      );
      const accepted = acceptedBy(promtool(), command, documents);
      expect(documents.filter((_, index) => !accepted[index]).map(({ name }) => name)).toEqual([]);
      expect(documents.flatMap(({ text }) => refusalsOf(folder, text))).toEqual([]);
      expect(documents).not.toEqual([]);
    });

    test.each(kinds)('on every snippet of the kind $folder', ({ folder, command }) => {
      const documents = snippetDocuments().filter(({ kind }) => kind === folder);
      const accepted = acceptedBy(promtool(), command, documents);
      expect(documents.filter((_, index) => !accepted[index]).map(({ name }) => name)).toEqual([]);
      expect(documents.length).toBeGreaterThan(2);
    });
  },
);
