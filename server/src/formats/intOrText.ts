import type { Format } from '../schema/types.ts';
import { parseBool } from './bool.ts';
import { yamlNumber } from './number.ts';

/** A port by its number or its name, and the like: what a Kubernetes schema calls int-or-string. */
export const intOrText: Format = {
  name: 'number or text',
  yaml: 'any',
  example: '8080',
  check(scalar) {
    if (scalar.style !== 'plain' || scalar.tag !== undefined) return undefined;
    const value = yamlNumber(scalar);
    const isOther = value === undefined ? parseBool(scalar.text) !== undefined : !Number.isInteger(value);
    if (!isOther) return undefined;
    return { message: `\`${scalar.text}\` is neither a whole number nor text. Write one of the two.`, code: 'wrong-type' };
  },
};
