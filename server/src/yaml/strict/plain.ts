import type { YamlProblem } from '../problems.ts';
import { behindBreak, code, isBlank, isBlankOrEnd, isBreak, isDocumentMarker } from './characters.ts';
import { refusal } from './refusals.ts';
import type { Scanned } from './token.ts';

export interface PlainContext {
  /** Where the line begins on which the scalar does. */
  readonly lineStart: number;
  /** Column of the block that the scalar stands in; -1 at the top. */
  readonly indent: number;
  readonly inFlow: boolean;
}

/** Text without quotes. Line breaks within are folded: one is a blank, each further one a line break. */
export function scanPlain(text: string, start: number, { lineStart, indent, inFlow }: PlainContext): Scanned | YamlProblem {
  let at = start;
  let line = lineStart;
  let end = start;
  let decoded: string | undefined;
  let breaks = 0;
  for (;;) {
    if (at === line && isDocumentMarker(text, at)) break;
    if (text.charCodeAt(at) === code.hash) break;
    const from = at;
    at = endOfPart(text, at, inFlow);
    if (at > from) {
      // Most scalars have one part, which is their text.
      const joint = breaks === 0 ? text.slice(end, from) : breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
      decoded = decoded === undefined ? text.slice(from, at) : decoded + joint + text.slice(from, at);
      end = at;
      breaks = 0;
    }
    let unit = text.charCodeAt(at);
    if (!isBlank(unit) && !isBreak(unit)) break;
    while (isBlank(unit) || isBreak(unit)) {
      if (isBreak(unit)) {
        at = line = behindBreak(text, at);
        breaks += 1;
      } else {
        if (unit === code.tab && breaks > 0 && at - line <= indent) return refusal('tab', text, { start: at, end: at + 1 });
        at += 1;
      }
      unit = text.charCodeAt(at);
    }
    if (!inFlow && at - line <= indent) break;
  }
  return { token: { kind: 'scalar', style: 'plain', text: decoded ?? '', start, end }, next: at, brokeLine: breaks > 0 };
}

/** The next blank, or a sign that ends the scalar. */
function endOfPart(text: string, from: number, inFlow: boolean): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isBlankOrEnd(unit)) return at;
    if (unit === code.colon && isBlankOrEnd(text.charCodeAt(at + 1))) return at;
    if (inFlow && endsInFlow(unit)) return at;
    at += 1;
  }
}

const endsInFlow = (unit: number): boolean =>
  unit === code.comma ||
  unit === code.question ||
  unit === code.bracket ||
  unit === code.closingBracket ||
  unit === code.brace ||
  unit === code.closingBrace;
