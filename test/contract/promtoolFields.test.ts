import { describe, expect, test } from 'vitest';
import { prometheusConfig } from '../../server/src/schemas/prometheus.ts';
import { errorsIn } from '../support/configErrors.ts';
import { everyField } from '../support/everyField.ts';
import { findPromtool, runPromtool } from '../support/promtool.ts';

const binary = findPromtool();

/** One of each kind of value that a key may be given by mistake. */
const values = ["''", 'null', "'null'", '0', '-1', 'abc', 'true', '15s', '[]', '{}'];

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool and the schema agree on every key (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    test('whatever kind of value it is given', () => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      const documents = everyField(prometheusConfig).flatMap(field =>
        values.map(value => ({ name: `${field.name} = ${value}`, text: field.with(value) })),
      );
      const files = Object.fromEntries(documents.map(({ text }, index) => [`${index}.yml`, text]));
      const { output } = runPromtool(binary, ['check', 'config', '--syntax-only', ...Object.keys(files)], files);
      const accepted = new Set([...output.matchAll(/^ SUCCESS: (\d+)\.yml is valid/gm)].map(([, index]) => Number(index)));
      const disputed = documents.filter(({ text }, index) => accepted.has(index) !== (errorsIn(prometheusConfig, text).length === 0));
      expect(accepted.size).toBeGreaterThan(documents.length / 10);
      expect(disputed.map(({ name }) => name)).toEqual([]);
    });
  },
);
