import type { YamlProblem } from '../problems.ts';
import { behindBreak, code, isBlank, isBlankOrEnd, isBreak, isDocumentMarker } from './characters.ts';
import { refusal } from './refusals.ts';
import type { Scanned } from './token.ts';

/** Text in single or double quotes; `start` is the opening one. Indentation does not matter within. */
export function scanQuoted(text: string, start: number): Scanned | YamlProblem {
  const quote = text.charCodeAt(start);
  const style = quote === code.quote ? 'single' : 'double';
  const simple = endOfSimple(text, start + 1, quote);
  if (simple !== undefined) {
    return {
      token: { kind: 'scalar', style, text: text.slice(start + 1, simple), start, end: simple + 1 },
      next: simple + 1,
      brokeLine: false,
    };
  }
  let at = start + 1;
  let line = -1;
  let decoded = '';
  for (;;) {
    if (at === line && isDocumentMarker(text, at)) return refusal('quote', text, { start });
    if (at >= text.length) return refusal('quote', text, { start });
    const part = style === 'single' ? singlePart(text, at) : doublePart(text, at);
    if (isProblem(part)) return part;
    decoded += part.decoded;
    at = part.next;
    if (!part.joined && text.charCodeAt(at) === quote) break;
    const gap = gapAt(text, at, part.joined);
    decoded += gap.decoded;
    at = gap.next;
    line = gap.line ?? (part.joined ? part.next : line);
  }
  return { token: { kind: 'scalar', style, text: decoded, start, end: at + 1 }, next: at + 1, brokeLine: false };
}

/** The closing quote of a text that stands for itself: one line, no escapes. */
function endOfSimple(text: string, from: number, quote: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return quote === code.quote && text.charCodeAt(at + 1) === code.quote ? undefined : at;
    if (isBreak(unit) || (unit === code.backslash && quote === code.doubleQuote)) return undefined;
  }
  return undefined;
}

/** Text up to the next blank, line break or closing quote; `joined` where an escaped line break ends it. */
interface Part {
  readonly decoded: string;
  readonly next: number;
  readonly joined: boolean;
}

const isProblem = (part: Part | YamlProblem): part is YamlProblem => 'message' in part;

function singlePart(text: string, from: number): Part {
  let at = from;
  while (!isBlankOrEnd(text.charCodeAt(at))) {
    if (text.charCodeAt(at) === code.quote) {
      if (text.charCodeAt(at + 1) !== code.quote) break;
      at += 1;
    }
    at += 1;
  }
  return { decoded: text.slice(from, at).replaceAll("''", "'"), next: at, joined: false };
}

function doublePart(text: string, from: number): Part | YamlProblem {
  let at = from;
  let decoded = '';
  for (let unit = text.charCodeAt(at); !isBlankOrEnd(unit) && unit !== code.doubleQuote; unit = text.charCodeAt(at)) {
    if (unit !== code.backslash) {
      decoded += text.charAt(at);
      at += 1;
      continue;
    }
    if (isBreak(text.charCodeAt(at + 1))) return { decoded, next: behindBreak(text, at + 1), joined: true };
    const escape = escapeAt(text, at);
    if (escape === undefined) return refusal('escape', text, { start: at, end: Math.min(at + 2, text.length) });
    decoded += escape.decoded;
    at += escape.length;
  }
  return { decoded, next: at, joined: false };
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const numbered = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;

function escapeAt(text: string, at: number): { readonly decoded: string; readonly length: number } | undefined {
  const letter = escapes[text.charAt(at + 1)];
  if (letter !== undefined) return { decoded: letter, length: 2 };
  numbered.lastIndex = at;
  const found = numbered.exec(text);
  if (!found) return undefined;
  const point = Number.parseInt(found[1] ?? found[2] ?? found[3] ?? '', 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return { decoded: String.fromCodePoint(point), length: found[0].length };
}

interface Gap {
  readonly decoded: string;
  readonly next: number;
  /** Where the last line begins, if there is more than one. */
  readonly line?: number;
}

/** Blanks and line breaks between two parts. Behind an escaped line break each further one counts. */
function gapAt(text: string, from: number, joined: boolean): Gap {
  let at = from;
  let breaks = 0;
  let line: number | undefined;
  for (let unit = text.charCodeAt(at); isBlank(unit) || isBreak(unit); unit = text.charCodeAt(at)) {
    if (isBreak(unit)) {
      at = line = behindBreak(text, at);
      breaks += 1;
    } else at += 1;
  }
  const folded = breaks === 1 ? ' ' : '\n'.repeat(Math.max(0, breaks - 1));
  const decoded = joined ? '\n'.repeat(breaks) : breaks === 0 ? text.slice(from, at) : folded;
  return { decoded, next: at, ...(line !== undefined && { line }) };
}
