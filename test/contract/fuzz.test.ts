/**
 * Texts that nobody writes on purpose: random characters, good files cut off, and good files with random edits. `PROMWB_FUZZ=100000:7`
 * tries more of them, from another seed: 20,000 take four minutes of a processor.
 */
import process from 'node:process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { laterRangesOf, outside, rangesOf } from '../support/answers.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { openDocument } from '../support/openDocument.ts';

const [count = 5000, seed = 316] = (process.env['PROMWB_FUZZ'] ?? '').split(':').flatMap(text => (text === '' ? [] : [Number(text)]));

/** Processor time that one text may take, in milliseconds: wall time would tell of the machine. */
const limit = 1000;

const kinds = [
  { folder: 'config/good', name: 'prometheus.yml' },
  { folder: 'rules/good', name: 'node.rules.yml' },
  { folder: 'ruleTests/good', name: 'node.rules.test.yml' },
  { folder: 'alertmanager/good', name: 'alertmanager.yml' },
  { folder: 'manifests/good', name: 'manifest.yaml' },
] as const;

const queries = ['sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) > 1', 'histogram_quantile(0.9, x) or vector(1) offset 5m'];

const good = [
  ...kinds.flatMap(({ folder, name }) => fixtureDocuments(folder).map(({ text }) => ({ name, text }))),
  ...queries.map(text => ({ name: 'a.promql', text })),
  { name: 'targets.json', text: '[{ "targets": ["a:1", "b:2"], "labels": { "env": "prod" } }]\n' },
];

const pieces = [
  '',
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '- ',
  "'",
  '"',
  '[',
  ']',
  '{',
  '}',
  '#',
  '|',
  '>',
  '&a ',
  '*a',
  '<<: *a',
  ',',
  '\r\n',
];
const strange = [
  '---\n',
  '\u0000',
  '\uFEFF',
  '\u2028',
  '😀',
  '\uD800',
  '{{',
  '}}',
  '(',
  ')',
  '$1',
  '%',
  '!!binary ',
  '? ',
  '5m',
  '\\',
  '`',
];

const base = fc.constantFrom(...good);
const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces, ...strange) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const noise = fc.array(character, { maxLength: 60 }).map(parts => parts.join(''));

/** Replace what stands between two places, or move it. */
const edit = fc.record({ from: fc.nat(), length: fc.nat({ max: 40 }), to: fc.nat(), put: fc.oneof(character, fc.constant(undefined)) });

const changed = (text: string, edits: readonly { from: number; length: number; to: number; put: string | undefined }[]): string =>
  edits.reduce((current, { from, length, to, put }) => {
    const start = from % (current.length + 1);
    const cut = current.slice(start, start + length);
    const rest = current.slice(0, start) + (put ?? '') + current.slice(start + length);
    const at = to % (rest.length + 1);
    return put === undefined ? rest.slice(0, at) + cut + rest.slice(at) : rest;
  }, text);

const broken = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(base, noise).map(([{ name, text }, text2]) => ({ name, before: text, text: text2 })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(base, fc.nat())
      .map(([{ name, text }, end]) => ({ name, before: text, text: text.slice(0, end % (text.length + 1)) })),
  },
  {
    weight: 7,
    arbitrary: fc
      .tuple(base, fc.array(edit, { minLength: 1, maxLength: 4 }))
      .map(([{ name, text }, edits]) => ({ name, before: text, text: changed(text, edits) })),
  },
);

test(`no answer fails, hangs or points outside of the text, in ${count} texts`, { timeout: count * 50 }, async () => {
  await fc.assert(
    fc.asyncProperty(broken, fc.array(fc.nat(), { minLength: 2, maxLength: 2 }), async ({ name, before, text }, places) => {
      const languageId = name.endsWith('.promql') ? 'promql' : 'yaml';
      const opened = openDocument(before, { name, languageId });
      opened.service.diagnostics(opened.uri);
      const source = TextDocument.create(opened.uri, languageId, 2, text);
      const open = { ...opened, source, at: (offset: number) => source.positionAt(offset) };
      const begun = process.cpuUsage();
      open.service.update(source);
      const ranges = [...rangesOf(open, places), ...(await laterRangesOf(open, places))];
      const { user } = process.cpuUsage(begun);
      expect(open.host.logged).toEqual([]);
      expect(outside(open, ranges)).toEqual([]);
      expect(user / 1000).toBeLessThan(limit);
    }),
    { numRuns: count, seed },
  );
});
