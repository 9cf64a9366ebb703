import type { Format } from '../schema/types.ts';

/** Prometheus reads its configuration by YAML 1.1 (go-yaml v2), where these words are booleans and quoted ones are not. */
const words: ReadonlyMap<string, boolean> = new Map(
  [
    { value: true, spellings: ['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'y', 'Y'] },
    { value: false, spellings: ['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'n', 'N'] },
  ].flatMap(({ value, spellings }) => spellings.map(word => [word, value] as const)),
);

/** The boolean that a plain scalar is, undefined for any other text. */
export const parseBool = (text: string): boolean | undefined => words.get(text.trim());

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
