import { lineStart } from '../yaml/line.ts';
import type { Span } from '../yaml/tree.ts';

/**
 * The text of a template as far as it is known, every offset kept: a word stands where an action yields one, and nothing where a line
 * holds nothing but actions, since what such a line yields may be anything.
 */
export function masked(text: string, actions: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of actions) {
    const [first = '', ...further] = text.slice(start, end).split('\n');
    result += text.slice(at, start) + 'x'.repeat(first.length) + further.map(line => `\n${' '.repeat(line.length)}`).join('');
    at = end;
  }
  result += text.slice(at);
  return withoutLoneActions(text, result, actions);
}

function withoutLoneActions(text: string, result: string, actions: readonly Span[]): string {
  const lines = new Set(actions.map(({ start }) => lineStart(text, start)));
  let cleared = '';
  let at = 0;
  for (const line of lines) {
    const newline = text.indexOf('\n', line);
    const end = newline === -1 ? text.length : newline;
    const rest = remainder(text, { start: line, end }, actions);
    if (rest.trim() !== '') continue;
    cleared += result.slice(at, line) + result.slice(line, end).replace(/[^\r]/g, ' ');
    at = end;
  }
  return cleared + result.slice(at);
}

/** What a line holds besides actions. */
function remainder(text: string, line: Span, actions: readonly Span[]): string {
  let rest = '';
  let at = line.start;
  for (const { start, end } of actions) {
    if (end <= line.start) continue;
    if (start >= line.end) break;
    rest += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return rest + text.slice(at, line.end);
}
