import type { Format } from '../schema/types.ts';
import { cutFraction, notANumber, yamlNumber } from './number.ts';

/** A whole number from 0 on: Go's `uint` and `uint64`. */
export const unsigned: Format = {
  name: 'unsigned integer',
  yaml: 'uint',
  example: '100',
  check(scalar) {
    const value = yamlNumber(scalar);
    if (value === undefined || !Number.isFinite(value)) return notANumber(scalar, 'a whole number');
    if (value < 0) return { message: 'This number cannot be negative. Write 0 or more.', code: 'wrong-type' };
    return cutFraction(value);
  },
};
