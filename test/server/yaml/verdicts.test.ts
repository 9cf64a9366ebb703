import { describe, expect, test } from 'vitest';
import { ourErrors } from '../../support/differential.ts';
import { valueInPlaces, yamlTexts, yamlValues } from '../../support/yamlTexts.ts';

const isTaken = (text: string): boolean => ourErrors(text).length === 0;

describe('a text at the edges of YAML has the verdict of Prometheus', () => {
  test.each(Object.entries(yamlTexts))('%s', (_, { taken, refused }) => {
    expect(taken.filter(text => !isTaken(text))).toEqual([]);
    expect(refused.filter(isTaken)).toEqual([]);
  });

  test('values in places', () => {
    const found = yamlValues.map(([value]) => [
      value,
      valueInPlaces(value)
        .map(text => (isTaken(text) ? '+' : '-'))
        .join(''),
    ]);
    expect(found).toEqual(yamlValues);
  });
});
