import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { regex } from '../../server/src/formats/index.ts';
import { findPromtool } from '../support/promtool.ts';
import { promtoolErrors } from '../support/differential.ts';
import { regexes } from '../support/regexes.ts';

const binary = findPromtool();

const [count = 3000, seed = 316] = (process.env['PROMWB_RE2'] ?? '').split(':').filter(Boolean).map(Number);

const config = (pattern: string): string =>
  `scrape_configs: [{job_name: a, relabel_configs: [{source_labels: [a], target_label: b, regex: ${JSON.stringify(pattern)}}]}]\n`;

const refusedByUs = (text: string): boolean => {
  const problem = regex.check({ text, style: 'double' });
  return problem !== undefined && problem.severity === undefined;
};

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'Go and we compile the same regular expressions (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test(
      `${count} generated ones`,
      async () => {
        if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
        const patterns = [...new Set(fc.sample(regexes, { seed, numRuns: count }))];
        const said = await promtoolErrors(binary, patterns.map(config));
        const disputed = patterns.flatMap((pattern, index) =>
          refusedByUs(pattern) === (said[index] !== undefined) ? [] : [`${JSON.stringify(pattern)}: Go ${said[index] ?? 'takes it'}`],
        );
        expect(disputed).toEqual([]);
        expect(said.filter(reason => reason !== undefined).length).toBeGreaterThan(patterns.length / 20);
      },
      60_000 + count * 20,
    );
  },
);
