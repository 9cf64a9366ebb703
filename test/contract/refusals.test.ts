import { describe, expect, test } from 'vitest';
import { plain } from '../support/annotations.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { promtoolErrors } from '../support/differential.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';
import { refusedConfigs, refusedRules } from '../support/refusedFiles.ts';
import { refusedQueries } from '../support/refusedQueries.ts';
import { discoveryDocuments } from '../support/smallestDiscoveries.ts';

const binary = findPromtool();

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool refuses what is said to be refused (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    const promtool = (): string => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      return binary;
    };

    /** Which texts it takes, by one run for all of them. */
    const taken = (command: readonly string[], texts: readonly string[]): readonly boolean[] => {
      const files = Object.fromEntries(texts.map((text, index) => [`${index}.yml`, text]));
      const { output } = runPromtool(promtool(), [...command, ...Object.keys(files)], files);
      return texts.map((_, index) => new RegExp(`^Checking ${index}\\.yml\\n {1,2}SUCCESS`, 'm').test(output));
    };

    test('of configurations', () => {
      const documents = fixtureDocuments('refusals');
      const accepted = taken(
        ['check', 'config', '--syntax-only'],
        documents.map(({ text }) => plain(text)),
      );
      expect(documents.filter((_, index) => accepted[index]).map(({ name }) => name)).toEqual([]);
    });

    test('of a document for each rule, and takes its neighbour', async () => {
      const said = async (at: 1 | 2): Promise<readonly (string | undefined)[]> =>
        promtoolErrors(
          promtool(),
          refusedConfigs.map(row => row[at]),
        );
      const [refused, fine] = [await said(1), await said(2)];
      const wrong = refusedConfigs.filter((_, index) => refused[index] === undefined || fine[index] !== undefined);
      expect(wrong.map(([why]) => why)).toEqual([]);
      const command = ['check', 'rules', '--lint=none'];
      const taken1 = taken(
        command,
        refusedRules.map(([, text]) => text),
      );
      const taken2 = taken(
        command,
        refusedRules.map(([, , text]) => text),
      );
      expect(refusedRules.filter((_, index) => taken1[index] || !taken2[index]).map(([why]) => why)).toEqual([]);
    });

    test('of each service discovery without a key that it needs', () => {
      const accepted = taken(
        ['check', 'config', '--syntax-only'],
        discoveryDocuments.map(({ text }) => text),
      );
      expect(discoveryDocuments.filter(({ sound }, index) => sound !== accepted[index]).map(({ name }) => name)).toEqual([]);
    });

    test('of queries, and takes their neighbours', () => {
      const rule = (expr: string): string => JSON.stringify({ groups: [{ name: 'g', rules: [{ record: 'r', expr }] }] });
      const command = ['check', 'rules', '--lint=none'];
      const refused = taken(
        command,
        refusedQueries.map(each => rule(each.refused)),
      );
      const fine = taken(
        command,
        refusedQueries.map(each => rule(each.fine)),
      );
      const wrong = refusedQueries.filter((_, index) => refused[index] || !fine[index]);
      expect(wrong.map(({ why }) => why)).toEqual([]);
    });
  },
);
