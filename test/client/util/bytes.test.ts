import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../client/src/util/bytes.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [9949, '9.9 kB'],
    [9960, '10 kB'],
    [999_499, '999 kB'],
    [999_600, '1.0 MB'],
    [34_000_000_000_000_000, '34000 TB'],
  ])('writes %d as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});
