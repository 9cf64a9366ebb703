import type { Format } from '../schema/types.ts';
import { cutFraction, fitsWhole, notANumber, tooLarge, yamlNumber } from './number.ts';

/** A whole number from 0 on: Go's `uint` and `uint64`. */
export const unsigned: Format = {
  name: 'unsigned integer',
  yaml: 'uint',
  example: '100',
  check(scalar) {
    switch (fitsWhole(scalar, 'unsigned')) {
      case 'yes':
        return cutFraction(yamlNumber(scalar) ?? 0);
      case 'too large':
        return tooLarge;
      case 'negative':
        return { message: 'This number cannot be negative. Write 0 or more.', code: 'wrong-type' };
      case 'no number':
        return notANumber(scalar, 'a whole number');
    }
  },
};
