/**
 * Upper and lower case as Go's strings package has it: one character for one, by Unicode's simple mappings, whatever stands around it.
 * JavaScript's are the full ones, which may make several characters of one.
 */
export const lowerCase = (text: string): string => Array.from(text, lower).join('');

export const upperCase = (text: string): string => Array.from(text, upper).join('');

function lower(character: string): string {
  return single(character.toLowerCase()) ?? (character === 'İ' ? 'i' : character);
}

function upper(character: string): string {
  return single(character.toUpperCase()) ?? greekWithIota(character);
}

const single = (text: string): string | undefined => (Array.from(text).length === 1 ? text : undefined);

/** Greek letters with an iota below have an upper case of one character. */
function greekWithIota(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const inRows = code >= 0x1f_80 && code <= 0x1f_af && (code & 8) === 0;
  if (inRows) return String.fromCodePoint(code + 8);
  return code === 0x1f_b3 || code === 0x1f_c3 || code === 0x1f_f3 ? String.fromCodePoint(code + 9) : character;
}
