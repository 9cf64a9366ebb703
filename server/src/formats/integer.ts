import type { Format } from '../schema/types.ts';
import { cutFraction, notANumber, yamlNumber } from './number.ts';

/** A whole number that may be negative: Go's `int`. */
export const integer: Format = {
  name: 'integer',
  yaml: 'int',
  example: '1',
  check(scalar) {
    const value = yamlNumber(scalar);
    if (value === undefined || !Number.isFinite(value)) return notANumber(scalar, 'a whole number');
    return cutFraction(value);
  },
};
