import type { Format } from '../schema/types.ts';
import { cutFraction, fitsWhole, notANumber, tooLarge, yamlNumber } from './number.ts';

/** A whole number that may be negative: Go's `int`. */
export const integer: Format = {
  name: 'integer',
  yaml: 'int',
  example: '1',
  check(scalar) {
    switch (fitsWhole(scalar, 'signed')) {
      case 'yes':
        return cutFraction(yamlNumber(scalar) ?? 0);
      case 'too large':
        return tooLarge;
      case 'negative':
      case 'no number':
        return notANumber(scalar, 'a whole number');
    }
  },
};
