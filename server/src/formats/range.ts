import type { Severity } from '../schema/rule.ts';
import type { Format } from '../schema/types.ts';
import { yamlNumber } from './number.ts';

interface Bounds {
  readonly name: string;
  readonly example: string;
  readonly min: number;
  readonly max: number;
  /** A sentence for a number outside the bounds. */
  readonly message: string;
  readonly severity?: Severity;
}

/** A numeric format narrowed to `min..max`, both included. */
export function within(format: Format, { name, example, min, max, message, severity }: Bounds): Format {
  return {
    ...format,
    name,
    example,
    check(scalar) {
      const problem = format.check(scalar);
      if (problem) return problem;
      const value = yamlNumber(scalar);
      if (value === undefined || (value >= min && value <= max)) return undefined;
      return severity === undefined ? { message } : { message, severity };
    },
  };
}
