import type { Format } from '../schema/types.ts';

/** A format in JSON, where a text is what stands in quotes and nothing else (encoding/json, into a Go string). */
export const jsonText = (format: Format): Format => ({
  ...format,
  check(scalar) {
    if (scalar.style !== 'plain') return format.check(scalar);
    return { message: `JSON wants a text in double quotes here: \`"${scalar.text}"\`.`, code: 'wrong-type' };
  },
});
