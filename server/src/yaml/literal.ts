/** A scalar as it is written: what stands behind the colon, and the lines below it, which are indented by two columns more than the key. */
export interface WrittenScalar {
  readonly head: string;
  readonly lines: readonly string[];
}

/** A text in a literal block where that can say it, else in double quotes. */
export function literalOf(text: string): WrittenScalar {
  const lines = text.replace(/\n$/, '').split('\n');
  const first = lines.find(line => line !== '');
  // Blanks above the first line would count as its indentation, and line breaks at the end as those of the file.
  if (first?.trim() === '' || first === undefined || text.endsWith('\n\n') || !isPlainlyWritten(text))
    return { head: JSON.stringify(text), lines: [] };
  return { head: `|${first.startsWith(' ') ? '2' : ''}${text.endsWith('\n') ? '' : '-'}`, lines };
}

/** Every character as it is, and no line break that others might read as another one. */
const isPlainlyWritten = (text: string): boolean =>
  /^[\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);
