import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain } from '../support/annotations.ts';
import { amtoolErrors, findAmtool } from '../support/amtool.ts';
import { type Dispute, type Judge, disputes, shrunk } from '../support/differential.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { alertmanagerDrafts } from '../support/generateAlertmanager.ts';
import { casesOf } from '../support/generateMutation.ts';
import { snippetDocuments } from '../support/snippetDocuments.ts';

const binary = findAmtool();

/** How many documents, and from which seed on: `PROMWB_DIFFERENTIAL_AMTOOL=100000:7` looks further than every run does. */
const [count = 3000, seed = 34] = (process.env['PROMWB_DIFFERENTIAL_AMTOOL'] ?? '').split(':').filter(Boolean).map(Number);

/** Where the two differ, and why that may stay. */
const knownDifferences: readonly { readonly why: string; readonly is: (dispute: Dispute) => boolean }[] = [
  {
    why: 'an explicit tag that does not fit its value, or that hides it from the type wanted: tags are not looked at',
    is: ({ text }) => /(?:^|[\s[{,:])!(?:\S|\s|$)/m.test(text),
  },
  {
    why: 'braces that are none of a template of Alertmanager make a file one that a template engine fills in',
    is: ({ text, ours }) => ours.length === 0 && /\{\{(?! \.Status \}\})/.test(text),
  },
  {
    why: 'the name of an anchor ends at a colon for Alertmanager, and goes on for the parser',
    is: ({ text, theirs }) => theirs !== undefined && /&[\w"'~-]*[^\w\s-]/.test(text),
  },
];

const shown = ({ text, ours, theirs }: Dispute): string =>
  [text, `We: ${ours.join('\n    ') || 'taken'}`, `amtool: ${theirs ?? 'taken'}`].join('\n');

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'amtool and the language service give one verdict (skipped where neither PROMWB_AMTOOL nor the PATH has amtool 0.34)',
  () => {
    const amtool = (): string => {
      if (binary === undefined) throw new Error('There is no amtool 0.34: name its binary in PROMWB_AMTOOL.');
      return binary;
    };

    test.each([
      ['good', true],
      ['warnings', true],
      ['bad', false],
    ])('on %s documents', async (folder, good) => {
      const documents = fixtureDocuments(`alertmanager/${folder}`);
      const said = await amtoolErrors(
        amtool(),
        documents.map(({ text }) => plain(text)),
      );
      expect(documents.filter((_, index) => (said[index] === undefined) !== good).map(({ name }) => name)).toEqual([]);
    });

    test('on every snippet', async () => {
      const snippets = snippetDocuments().filter(({ kind }) => kind === 'alertmanager');
      const said = await amtoolErrors(
        amtool(),
        snippets.map(({ text }) => text),
      );
      expect(snippets.filter((_, index) => said[index] !== undefined).map(({ name }) => name)).toEqual([]);
      expect(snippets.length).toBeGreaterThan(5);
    });

    test(
      `on ${count} generated configurations`,
      async () => {
        const judge: Judge = { name: 'alertmanager.yml', kind: 'alertmanager', errors: texts => amtoolErrors(amtool(), texts) };
        const cases = fc.sample(casesOf(alertmanagerDrafts()), { seed, numRuns: count });
        const found = (await disputes(judge, cases)).filter(({ dispute }) => !knownDifferences.some(({ is }) => is(dispute)));
        const smallest = await Promise.all(found.slice(0, 5).map(({ case: tried, dispute }) => shrunk(judge, tried, dispute)));
        expect(smallest.map(shown).join('\n\n')).toBe('');
        expect(cases.length).toBe(count);
      },
      60_000 + count * 20,
    );
  },
);
