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
    why: 'where the actions of a template stand, the file is not what is written, and only what is wrong without them is told',
    is: ({ text, ours }) => ours.length === 0 && text.includes('{{'),
  },
  {
    why: 'a proxy or headers of `Null` are something to discovery in Kubernetes, and nothing to the rules',
    is: ({ text, theirs }) =>
      theirs?.includes("please provide the 'api_server' URL") === true && /(?:proxy_url|http_headers)\W+N(?:ull|ULL)\b/.test(text),
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
