import { describe, expect, test } from 'vitest';
import { ourErrors } from '../../support/differential.ts';
import { yamlReadings } from '../../support/yamlReadings.ts';

describe('a configuration', () => {
  test.each(yamlReadings.filter(({ taken }) => taken))('is taken: $text', ({ text }) => {
    expect(ourErrors(text)).toEqual([]);
  });

  test.each(yamlReadings.filter(({ taken }) => !taken))('is refused: $text', ({ text }) => {
    expect(ourErrors(text)).not.toEqual([]);
  });
});
