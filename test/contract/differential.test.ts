import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prometheusConfig } from '../../server/src/schemas/prometheus.ts';
import { type Dispute, disputes, promtoolErrors, promtoolJudge, shrunk } from '../support/differential.ts';
import { configOf } from '../support/generateConfig.ts';
import { casesOf } from '../support/generateMutation.ts';
import { findPromtool } from '../support/promtool.ts';
import { yamlReadings } from '../support/yamlReadings.ts';

const binary = findPromtool();

/** How many documents, and from which seed on: `PROMWB_DIFFERENTIAL=200000:7` looks further than every run does. */
const [count = 16_000, seed = 316] = (process.env['PROMWB_DIFFERENTIAL'] ?? '').split(':').filter(Boolean).map(Number);

/** Where the two differ, and why that may stay. */
const knownDifferences: readonly { readonly why: string; readonly is: (dispute: Dispute) => boolean }[] = [
  {
    why: 'AWS discovery alone checks its client settings only when it starts, and refuses the same then',
    is: ({ text, theirs }) => theirs === undefined && text.includes('aws_sd_configs'),
  },
  {
    why: 'where the actions of a template stand, the file is not what is written, and only what is wrong without them is told',
    is: ({ text, ours }) => ours.length === 0 && text.includes('{{'),
  },
  {
    why: 'the name of an anchor ends at a colon for Prometheus, and goes on for the parser',
    is: ({ text, theirs }) => theirs !== undefined && /&[\w"'~-]*[^\w\s-]/.test(text),
  },
  {
    why: 'Prometheus takes `Null` and `NULL` for an empty value where it takes `null` for none, and a quoted `null` or `~` for none here and there',
    is: ({ text }) => /\b(?:Null|NULL)\b|(["'])(?:null|~)\1/.test(text),
  },
  {
    why: 'promtool alone looks at the targets themselves: Prometheus loads an empty one and drops it, so we warn',
    is: ({ text, ours, theirs }) => theirs !== undefined && ours.length === 0 && /targets:\s*(?:\[|-)\s*(?:''|"")/.test(text),
  },
  {
    why: 'an explicit null is the empty text for Prometheus, and absent for the schema',
    is: ({ text }) => /stackit_sd_configs:[^]*region: *(?:null|~)?\s/.test(text),
  },
  {
    why: 'Prometheus reads one token behind its document, and refuses what is no token',
    is: ({ ours, theirs }) =>
      ours.length === 0 &&
      /did not find expected|cannot start any token|end of stream|not allowed in this context|could not find expected/.test(theirs ?? ''),
  },
];

const shown = ({ text, ours, theirs }: Dispute): string =>
  [text, `We: ${ours.join('\n    ') || 'taken'}`, `promtool: ${theirs ?? 'taken'}`].join('\n');

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool and the language service give one verdict (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    const promtool = (): string => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      return binary;
    };

    test('at the edges of how YAML is read', async () => {
      const said = await promtoolErrors(
        promtool(),
        yamlReadings.map(({ text }) => text),
      );
      expect(yamlReadings.filter(({ taken }, index) => taken !== (said[index] === undefined)).map(({ text }) => text)).toEqual([]);
    });

    test(
      `on ${count} generated configurations`,
      async () => {
        const cases = fc.sample(casesOf(configOf(prometheusConfig)), { seed, numRuns: count });
        const found = (await disputes(promtoolJudge(promtool()), cases)).filter(
          ({ dispute }) => !knownDifferences.some(({ is }) => is(dispute)),
        );
        const smallest = await Promise.all(
          found.slice(0, 5).map(({ case: tried, dispute }) => shrunk(promtoolJudge(promtool()), tried, dispute)),
        );
        expect(smallest.map(shown).join('\n\n')).toBe('');
        expect(cases.length).toBe(count);
      },
      60_000 + count * 20,
    );
  },
);
