import { describe, expect, test } from 'vitest';
import { size, sizeBytes } from '../../../server/src/formats/size.ts';
import { problemOf, verdict } from '../../support/formats.ts';

describe('a size', () => {
  test.each([
    ['0', 0],
    ['10B', 10],
    ['1KB', 1024],
    ['1KiB', 1024],
    ['1.5MB', 1_572_864],
    ['1GB512MB', 1_610_612_736],
    ['.5KB', 512],
  ])('%s is %d bytes', (text, bytes) => {
    expect(verdict(size, text)).toBe('ok');
    expect(sizeBytes(text)).toBe(bytes);
  });

  test.each([
    ['100', '100B'],
    ['512mb', '512MB'],
    ['512 MB', '512MB'],
    ['10M', '10MB'],
    ['2Gi', '2GiB'],
    ['2gib', '2GiB'],
  ])('%s means %s', (text, replacement) => {
    expect(problemOf(size, text)).toMatchObject({ replacement });
  });

  test.each(['', 'big', '1KiB1MB', '1XB'])('%s is none', text => {
    expect(problemOf(size, text)).toMatchObject({ message: expect.stringContaining('is not a size') });
  });

  test('below 0 is taken, with a warning', () => {
    expect(verdict(size, '-1MB')).toBe('warning');
  });

  test('is described in bytes', () => {
    expect(size.describe?.('10MB')).toBe('`10MB` is 10,485,760 bytes.');
  });
});
