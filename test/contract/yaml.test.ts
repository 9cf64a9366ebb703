import { describe, expect, test } from 'vitest';
import { promtoolErrors } from '../support/differential.ts';
import { findPromtool } from '../support/promtool.ts';
import { valueInPlaces, yamlTexts, yamlValues } from '../support/yamlTexts.ts';

const binary = findPromtool();

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'promtool does with the texts at the edges of YAML what they say (skipped where neither PROMWB_PROMTOOL nor the PATH has promtool 3)',
  () => {
    const taken = async (texts: readonly string[]): Promise<readonly boolean[]> => {
      if (binary === undefined) throw new Error('There is no promtool 3: name its binary in PROMWB_PROMTOOL.');
      return (await promtoolErrors(binary, texts)).map(said => said === undefined);
    };

    test.each(Object.entries(yamlTexts))('%s', async (_, texts) => {
      const [good, bad] = [await taken(texts.taken), await taken(texts.refused)];
      expect(texts.taken.filter((_text, index) => !good[index])).toEqual([]);
      expect(texts.refused.filter((_text, index) => bad[index])).toEqual([]);
    });

    test('values in places', async () => {
      const verdicts = await taken(yamlValues.flatMap(([value]) => valueInPlaces(value)));
      const found = yamlValues.map(([value], row) => [value, [0, 1, 2].map(place => (verdicts[row * 3 + place] ? '+' : '-')).join('')]);
      expect(found).toEqual(yamlValues);
    });
  },
);
