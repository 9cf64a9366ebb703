import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { promqlProblems } from '../../server/src/promql/problems.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';
import { oddQueries } from '../support/promqlOddities.ts';
import { brokenQueries, queries } from '../support/promqlQueries.ts';

const binary = findPromtool();

/** The offsets into the list of the expressions that promtool refuses: one rule each, so that one run judges them all. */
function refusedBy(promtool: string, exprs: readonly string[]): ReadonlySet<number> {
  const rules = exprs.map((expr, index) => ({ record: `r${index}`, expr }));
  const { output } = runPromtool(
    promtool,
    ['check', 'rules', '--lint=none', '--enable-feature=promql-experimental-functions,promql-binop-fill-modifiers', 'rules.yml'],
    { 'rules.yml': JSON.stringify({ groups: [{ name: 'g', rules }] }) },
  );
  return new Set([...output.matchAll(/rule \d+, "r(\d+)"/g)].map(([, index]) => Number(index)));
}

const refusedByUs = (expr: string): boolean => promqlProblems(expr).some(({ severity }) => severity === 'error');

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'Prometheus and we refuse the same queries (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test.each([
      ['well formed or nearly so', queries],
      ['broken at one place', brokenQueries],
      ['made of odd words, numbers and durations', oddQueries],
    ])('%s', (_, arbitrary) => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const exprs = [...new Set(fc.sample(arbitrary, { numRuns: 3000, seed: 16 }))];
      const refused = refusedBy(binary, exprs);
      const differing = exprs.filter((expr, index) => refused.has(index) !== refusedByUs(expr));
      expect(refused.size).toBeGreaterThan(100);
      expect(differing).toEqual([]);
    });
  },
);
