import type { Owner, Situation } from './situation.ts';

interface Frame {
  readonly open: '{' | '[';
  /** Keys of the entries so far; in a list their number counts. */
  readonly keys: string[];
  /** The key whose value is being read. */
  key?: string;
  /** Where the key or value being read began. */
  from: number;
  /** Offset of the last separator: bracket, comma or colon. */
  separator: number;
}

interface Brackets {
  /** Where the outermost bracket opens. */
  readonly start: number;
  readonly owner: Owner;
}

/** The situation within brackets, read from where they open: they may end anywhere, or nowhere yet. */
export function flowSituation(text: string, offset: number, { start, owner }: Brackets): Situation {
  const frames: Frame[] = [];
  for (let at = start; at < offset; at++) {
    const char = text[at];
    const top = frames.at(-1);
    if (char === '{' || char === '[') frames.push({ open: char, keys: [], from: at + 1, separator: at });
    else if (char === '}' || char === ']') {
      frames.pop();
      if (frames.length === 0) return { kind: 'nothing' };
    } else if (char === ',' && top) nextEntry(top, at, text);
    else if (
      char === ':' &&
      top?.open === '{' &&
      top.key === undefined &&
      (at + 1 === offset || /[\s'"]/.test(`${text[at + 1] ?? ' '}${text[at - 1]}`))
    )
      nextValue(top, at, text);
    else if ((char === '"' || char === "'") && top && text.slice(top.from, at).trim() === '') {
      const end = closing(text, at, char);
      if (end >= offset) break;
      at = end;
    }
  }
  const top = frames.at(-1);
  if (!top) return { kind: 'nothing' };
  const steps = frames.slice(0, -1).map(stepOf);
  const begin = top.from + (/^\s*/.exec(text.slice(top.from, offset))?.[0].length ?? 0);
  const rest = /^[^,\]}\r\n#]*/.exec(text.slice(offset))?.[0] ?? '';
  const typedEnd = top.key === undefined && top.open === '{' ? (/^[^:]*/.exec(rest)?.[0] ?? '') : rest;
  const typed = { start: begin, end: offset + typedEnd.trimEnd().length };
  const near = {
    typed,
    flow: true,
    needsSpace: top.separator === begin - 1 && (text[begin - 1] === ':' || text[begin - 1] === ','),
    column: 0,
  };
  if (top.open === '{' && top.key !== undefined) return { kind: 'value', place: { owner, steps: [...steps, top.key] }, ...near };
  const last = top.open === '[' ? [...steps, top.keys.length] : steps;
  const present = top.open === '{' ? [...top.keys, ...keysAfter(text, typed.end)] : [];
  return {
    kind: 'slot',
    place: { owner, steps: last },
    present,
    needsDash: false,
    indent: 0,
    hasColon: rest.includes(':') && top.open === '{',
    ...(top.open === '[' && { inBrackets: true as const }),
    ...near,
  };
}

function nextEntry(frame: Frame, at: number, text: string): void {
  frame.keys.push(frame.key ?? nameIn(text, frame.from, at));
  delete frame.key;
  frame.from = at + 1;
  frame.separator = at;
}

function nextValue(frame: Frame, at: number, text: string): void {
  frame.key = nameIn(text, frame.from, at);
  frame.from = at + 1;
  frame.separator = at;
}

const stepOf = ({ open, key, keys }: Frame): string | number => (open === '{' ? (key ?? '') : keys.length);

const nameIn = (text: string, from: number, to: number): string =>
  text
    .slice(from, to)
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2');

/** Names of the entries that follow on this line. */
const keysAfter = (text: string, from: number): readonly string[] =>
  [...(/^[^}\r\n]*/.exec(text.slice(from))?.[0] ?? '').matchAll(/,\s*([\w-]+)\s*:/g)].map(match => match[1] ?? '');

function closing(text: string, open: number, quote: string): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}
