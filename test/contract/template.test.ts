import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/template/parse.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';
import { templates } from '../support/templates.ts';

const binary = findPromtool();

/** The offsets into the list of the templates that promtool refuses: one alert each, so that one run judges them all. */
function refusedBy(promtool: string, texts: readonly string[]): ReadonlySet<number> {
  const rules = texts.map((summary, index) => ({ alert: `a${index}`, expr: 'up', annotations: { summary } }));
  const { output } = runPromtool(promtool, ['check', 'rules', '--lint=none', 'rules.yml'], {
    'rules.yml': JSON.stringify({ groups: [{ name: 'g', rules }] }),
  });
  return new Set([...output.matchAll(/rule \d+, "a(\d+)"/g)].map(([, index]) => Number(index)));
}

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'Prometheus and we refuse the same templates (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test.each([
      ['made of right parts', 0],
      ['with an odd part here and there', 2],
    ])('%s', (_, oddness) => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const texts = [...new Set(fc.sample(templates(oddness), { numRuns: 4000, seed: 16 }))];
      const refused = refusedBy(binary, texts);
      const differing = texts.filter((text, index) => refused.has(index) !== parse(text).problems.length > 0);
      expect(refused.size).toBeGreaterThan(200);
      expect(texts.length - refused.size).toBeGreaterThan(200);
      expect(differing).toEqual([]);
    });
  },
);
