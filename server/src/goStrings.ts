/** Half open, in UTF-16 code units. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

export type Unquoted =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bad'; readonly at: Extent; readonly escape: string };

/** What may follow a backslash in quotes: Go's escapes, which Prometheus takes over (documentation: querying/basics, string literals). */
const escapePattern = /\\(?:[abfnrtv\\'"]|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))/y;

const named: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The content of a string literal; the span of a bad escape is relative to the literal. In backticks nothing is escaped. */
export function unquote(literal: string): Unquoted {
  const quote = literal[0] ?? '';
  const body = literal.length > 1 && literal.endsWith(quote) ? literal.slice(1, -1) : literal.slice(1);
  if (quote === '`') return { kind: 'text', text: body };
  let text = '';
  for (let at = 0; at < body.length; ) {
    if (body[at] !== '\\') {
      text += body[at];
      at += 1;
      continue;
    }
    escapePattern.lastIndex = at;
    const escape = escapePattern.exec(body);
    const character = escape && decode(escape, quote);
    if (!escape || character === undefined || character === null) {
      return { kind: 'bad', at: { from: at + 1, to: Math.min(at + 3, body.length + 1) }, escape: body.slice(at, at + 2) };
    }
    text += character;
    at += escape[0].length;
  }
  return { kind: 'text', text };
}

function decode([whole, ...codes]: RegExpExecArray, quote: string): string | undefined {
  const [hex, short, long, octal] = codes;
  const code = hex ?? short ?? long;
  if (code !== undefined) return codePoint(Number.parseInt(code, 16));
  if (octal !== undefined) return Number.parseInt(octal, 8) > 255 ? undefined : codePoint(Number.parseInt(octal, 8));
  const letter = whole.slice(1);
  // The other kind of quote needs no escape, and Go does not take one.
  if ((letter === '"' || letter === "'") && letter !== quote) return undefined;
  return named[letter] ?? letter;
}

function codePoint(code: number): string | undefined {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return surrogate || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
