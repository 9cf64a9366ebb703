import type { Format } from '../schema/types.ts';
import { fitsWhole, notANumber, yamlNumber } from './number.ts';

interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

/** Beyond it JSON's numbers are no integers to the API server. */
const mostInt64 = 2 ** 63;

/** A whole number of a Kubernetes object: `type: integer` with the bounds of its schema. A number such as `2.0` is one, `2.5` is none. */
export function kubernetesInteger({ least = -mostInt64, most = mostInt64 }: Bounds = {}): Format {
  return {
    name: 'integer',
    yaml: 'int',
    example: String(Math.max(least, 1)),
    check(scalar) {
      const value = yamlNumber(scalar);
      if (value === undefined || fitsWhole(scalar, 'signed') === 'no number') return notANumber(scalar, 'a whole number');
      if (!Number.isInteger(value)) return { message: `\`${scalar.text}\` is not a whole number. Write one.`, code: 'wrong-type' };
      if (value < least) return { message: `This number must be ${least} or more.` };
      if (value > most || fitsWhole(scalar, 'signed') === 'too large') return { message: `This number can be ${most} at most.` };
      return undefined;
    },
  };
}
