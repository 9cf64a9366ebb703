import type { Format } from '../schema/types.ts';
import { notANumber, yamlNumber } from './number.ts';

/** A number with or without a fraction: Go's `float64`. */
export const float: Format = {
  name: 'number',
  yaml: 'float',
  example: '0.5',
  check: scalar => (yamlNumber(scalar) === undefined ? notANumber(scalar, 'a number') : undefined),
};
