/** One line as indentation, dashes and a key tell it: what is left of YAML's structure when the text around it is broken. */
export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly text: string;
  /** Columns of the dashes that begin it. */
  readonly dashes: readonly number[];
  /** Column of what follows indentation and dashes; the line's length where nothing does. */
  readonly content: number;
  readonly key?: LineKey;
  /** Nothing but white space or a comment. */
  readonly blank: boolean;
}

export interface LineKey {
  readonly name: string;
  readonly column: number;
  /** Column of the colon. */
  readonly colon: number;
}

const beginning = /^[ \t]*(?:-(?:[ \t]+|$))*/;
const plainKey = /^([^\s#'"{}[\],&*!|>%@`][^\n]*?)[ \t]*:(?=[ \t]|$)/;
const quotedKey = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=[ \t]|$)/;

/** The line that an offset lies in. */
export function lineAt(text: string, offset: number): Line {
  const start = lineStart(text, offset);
  const newline = text.indexOf('\n', offset);
  return readLine(text, start, newline === -1 ? text.length : newline);
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  // A search from before the text would find a line break at its very beginning.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line below an offset begins. */
export function behind(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

/** The rest of a line, without white space at its end. */
export function lineFrom(text: string, offset: number): string {
  const line = /[^\r\n]*/y;
  line.lastIndex = offset;
  return line.exec(text)?.[0].trimEnd() ?? '';
}

/** The lines above one, nearest first. */
export function* linesAbove(text: string, line: Line): Iterable<Line> {
  for (let { start } = line; start > 0; ) {
    const end = start - 1;
    start = lineStart(text, end);
    yield readLine(text, start, end);
  }
}

/** The lines below one, nearest first. */
export function* linesBelow(text: string, line: Line): Iterable<Line> {
  for (let newline = text.indexOf('\n', line.start); newline !== -1; ) {
    const start = newline + 1;
    newline = text.indexOf('\n', start);
    yield readLine(text, start, newline === -1 ? text.length : newline);
  }
}

function readLine(source: string, start: number, end: number): Line {
  const text = source.slice(start, source[end - 1] === '\r' && end > start ? end - 1 : end);
  const begin = beginning.exec(text)?.[0] ?? '';
  const dashes = [...begin.matchAll(/-/g)].map(match => match.index);
  const content = begin.length;
  const rest = text.slice(content);
  const name = (plainKey.exec(rest) ?? quotedKey.exec(rest))?.[1];
  const key = name === undefined ? undefined : { name: unquoted(name), column: content, colon: text.indexOf(':', content + name.length) };
  return { start, text, dashes, content, blank: dashes.length === 0 && (rest === '' || rest.startsWith('#')), ...(key && { key }) };
}

const unquoted = (name: string): string => (/^['"]/.test(name) ? name.slice(1, -1) : name);

/** Column of the `#` that begins a comment, by the rule that white space stands before it; quotes hide it. */
export function commentColumn(text: string): number | undefined {
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quote !== '') {
      if (char === '\\' && quote === '"') i++;
      else if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && /^$|[\s[{,:]$/.test(text.slice(0, i))) quote = char;
    else if (char === '#' && (i === 0 || /\s/.test(text[i - 1] ?? ''))) return i;
  }
  return undefined;
}
