import type { Span } from './ast.ts';

/** A piece of a query as Prometheus' own lexer cuts it (promql/parser/lex.go), which is stricter and laxer here and there than the grammar. */
export interface Token extends Span {
  readonly kind: 'number' | 'duration' | 'badNumber' | 'name' | 'string' | 'blank' | 'mark';
  readonly text: string;
  readonly inside?: '[' | '{';
}

/** Blanks are told only where they are none to Prometheus. */
const token = /#[^\r\n]*|[ \t\r\n]+|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`[^`]*`?|\.?\d|[A-Za-z_:][\w:]*|[\s\ufeff]|./sy;

/** Between brackets a colon is no part of a name. */
const word = /[A-Za-z_]\w*/y;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let inside: Token['inside'];
  for (let at = 0; at < text.length; ) {
    const found = read(text, at, inside);
    if (found.kind !== undefined)
      tokens.push({ kind: found.kind, from: at, to: found.to, text: text.slice(at, found.to), ...(inside && { inside }) });
    inside = insideOf(text.slice(at, found.to), inside);
    at = found.to;
  }
  return tokens;
}

function insideOf(mark: string, inside: Token['inside']): Token['inside'] {
  if (inside === undefined) return mark === '[' || mark === '{' ? mark : undefined;
  return mark === (inside === '[' ? ']' : '}') ? undefined : inside;
}

function read(text: string, at: number, inside: Token['inside']): { readonly kind?: Token['kind']; readonly to: number } {
  const [found = ''] = from(token, text, at) ?? [];
  const first = found[0] ?? '';
  const to = at + found.length;
  if (first === '#' || ' \t\r\n'.includes(first)) return { to };
  if (`"'\``.includes(first)) return { kind: 'string', to };
  if (/^\.?\d/.test(found) && inside !== '{') return number(text, at);
  if (inside === '[' && first === ':') return { kind: 'mark', to: at + 1 };
  if (/^[A-Za-z_:]/.test(found)) return { kind: 'name', to: inside === '[' ? at + (from(word, text, at)?.[0].length ?? 1) : to };
  return { kind: /[\s\ufeff]/.test(found) ? 'blank' : 'mark', to };
}

function from(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const duration = /\d+(?:ms|[smhdwy])(?:\d+(?:ms|[smhdw]))*(?!\w)/y;

/** A number or a duration, to the end of the letters and digits that begin like one. */
function number(text: string, at: number): { readonly kind: Token['kind']; readonly to: number } {
  const [asNumber] = from(decimal, text, at) ?? from(hexadecimal, text, at) ?? [];
  if (asNumber !== undefined) return { kind: 'number', to: at + asNumber.length };
  const [asDuration] = from(duration, text, at) ?? [];
  if (asDuration !== undefined) return { kind: 'duration', to: at + asDuration.length };
  const [begun = ' '] = from(/[\w.]+/y, text, at) ?? [];
  return { kind: 'badNumber', to: at + begun.length };
}

/** No underscore stands beside a point, an exponent or another underscore (lex.go, scanNumber). */
const decimal = /(?!0[xX])(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?(?![\w.])/y;
/** An `e` right behind the first digit begins an exponent even here, though none is taken. */
const hexadecimal = /0[xX]_?[0-9a-fA-F](?:[eE][-+]?(?![._eE])(?=.)|(?![eE]))(?:[0-9a-fA-F]+|_(?![._eE])(?=.))*(?![\w.])/sy;

/** What Go makes of a number token; NaN where it refuses it. A leading zero makes it octal where the digits are. */
export function numberOf(text: string): number {
  if (text.endsWith('_')) return Number.NaN;
  const digits = text.replaceAll('_', '');
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return Number.isFinite(value) ? value : Number.NaN;
}
