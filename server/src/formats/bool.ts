import { plainBoolean } from '../plainScalar.ts';
import type { Format } from '../schema/types.ts';

/** The boolean that a plain scalar is, undefined for any other text. */
export const parseBool = (text: string): boolean | undefined => plainBoolean(text.trim());

export const bool: Format = {
  name: 'boolean',
  yaml: 'bool',
  example: 'true',
  check({ text, style }) {
    const value = parseBool(text);
    if (style === 'plain') {
      if (value !== undefined) return undefined;
      return { message: `\`${text}\` is not a boolean. Write \`true\` or \`false\`.`, code: 'wrong-type' };
    }
    return {
      message: `A quoted ${JSON.stringify(text)} is text, which is not taken for a boolean. Write \`true\` or \`false\` without quotes.`,
      code: 'wrong-type',
      ...(value === undefined ? {} : { replacement: String(value) }),
    };
  },
  complete: () => [{ value: 'true' }, { value: 'false' }],
};
