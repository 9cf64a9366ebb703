import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleTestFile } from '../../server/src/schemas/ruleTests.ts';
import { plain } from '../support/annotations.ts';
import { refusalsOf } from '../support/documentFindings.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { configOf } from '../support/generateConfig.ts';
import { casesOf, textOf } from '../support/generateMutation.ts';
import { textsOf } from '../support/generateScalars.ts';
import { findPromtool } from '../support/promtool.ts';
import { ruleTestRefusals } from '../support/ruleTestVerdicts.ts';
import { snippetDocuments } from '../support/snippetDocuments.ts';

const binary = findPromtool();

/** As written behind a key. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const seriesTexts = textsOf['series'] ?? [];
const valueTexts = textsOf['series values'] ?? [];

/** One document for each text of a notation that only tests of rules have. The first sample is left out, so that nothing is stored. */
const notations = [
  ...seriesTexts.map(series => `tests: [{input_series: [{series: ${quoted(series)}, values: '_ 1'}]}]\n`),
  ...valueTexts.map(values => `tests: [{input_series: [{series: up, values: ${quoted(`_ ${values}`)}}]}]\n`),
  ...(textsOf['labels of a sample'] ?? []).map(
    labels => `tests: [{promql_expr_test: [{expr: '0', exp_samples: [{labels: ${quoted(labels)}}]}]}]\n`,
  ),
  ...(textsOf['native histogram'] ?? []).map(
    histogram => `tests: [{promql_expr_test: [{expr: '0', exp_samples: [{histogram: ${quoted(histogram)}}]}]}]\n`,
  ),
];

/** promtool would evaluate these for minutes. */
const isLong = (text: string): boolean => /eval_time['"]?: *['"]?(?:292y|1y2w3d|1d|1h30m)/.test(text);

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool and we refuse the same files of rule tests (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    const disputed = (texts: readonly string[]): readonly string[] => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const said = ruleTestRefusals(binary, texts);
      return texts.flatMap((text, index) => {
        const ours = refusalsOf('ruleTests', text).map(({ message }) => message);
        if (ours.length > 0 === (said[index] !== undefined)) return [];
        return [`${text}We: ${JSON.stringify(ours)}\npromtool: ${said[index] ?? 'taken'}`];
      });
    };

    test('good and bad ones', () => {
      const good = fixtureDocuments('ruleTests/good').map(({ text }) => text);
      const bad = fixtureDocuments('ruleTests/bad').map(({ text }) => text);
      expect(disputed([...good, ...bad])).toEqual([]);
      expect(good.flatMap(text => refusalsOf('ruleTests', text))).toEqual([]);
      expect(bad.filter(text => refusalsOf('ruleTests', text).length === 0)).toEqual([]);
    });

    test('good all that we only warn of, and every snippet', () => {
      const warned = fixtureDocuments('warnings').flatMap(({ name, text }) => (name.startsWith('ruleTests.') ? [plain(text)] : []));
      const snippets = snippetDocuments().flatMap(({ kind, text }) => (kind === 'ruleTests' ? [text] : []));
      expect(disputed([...warned, ...snippets])).toEqual([]);
      expect([...warned, ...snippets].flatMap(text => refusalsOf('ruleTests', text))).toEqual([]);
      expect([warned.length, snippets.length]).not.toContain(0);
    });

    test('with every series, value, label set and histogram that is worth trying', () => {
      expect(disputed(notations).join('\n\n')).toBe('');
      expect(notations.length).toBeGreaterThan(100);
    });

    test('generated ones', () => {
      const texts = fc.sample(casesOf(configOf(ruleTestFile)), { seed: 316, numRuns: 400 }).map(textOf);
      expect(disputed(texts.filter(text => !isLong(text))).join('\n\n')).toBe('');
    });
  },
);
