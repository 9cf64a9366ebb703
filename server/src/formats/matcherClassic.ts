import { compileAnchored } from '../re2.ts';
import type { Matcher, MatcherOperator } from './alertMatcher.ts';

const operators: Readonly<Record<string, MatcherOperator>> = { '=': '=', '!=': '!=', '=~': '=~', '!~': '!~' };

/**
 * Matchers in the syntax from before Alertmanager 0.27; undefined where it does not know them (pkg/labels/parse.go). Braces are
 * optional on either side, a value needs no quotes, and a backslash that escapes nothing stands for itself.
 */
export function readClassic(text: string): readonly Matcher[] | undefined {
  const inner = text.replace(/^\{/, '').replace(/\}$/, '');
  const matchers: Matcher[] = [];
  for (const part of partsOf(inner)) {
    const matcher = readOne(part);
    if (!matcher) return undefined;
    matchers.push(matcher);
  }
  return matchers;
}

/** Cut at the commas outside of quotes; nothing behind the last one is no part. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let [part, quoted, escaped] = ['', false, false];
  for (const character of text) {
    if (character === ',' && !quoted) {
      parts.push(part);
      part = '';
      continue;
    }
    if (character === '"') {
      if (!escaped) quoted = !quoted;
      escaped = false;
    } else escaped = character === '\\' && !escaped;
    part += character;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

function readOne(text: string): Matcher | undefined {
  const [, name, sign, raw] =
    /^[\t\n\f\r ]*([a-zA-Z_:][a-zA-Z0-9_:]*)[\t\n\f\r ]*(=~|=|!=|!~)[\t\n\f\r ]*([^]*?)[\t\n\f\r ]*$/.exec(text) ?? [];
  const operator = operators[sign ?? ''];
  const value = raw === undefined ? undefined : unescaped(raw);
  if (name === undefined || operator === undefined || value === undefined) return undefined;
  return operator.endsWith('~') && compileAnchored(value).kind === 'invalid' ? undefined : { name, operator, value };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', '"': '"', '\\': '\\' };

/** Undefined where a quote stands alone, or within the value. */
function unescaped(raw: string): string | undefined {
  const opened = raw.startsWith('"');
  const closed = opened && /^"(?:[^"\\]|\\[^])*"$/.test(raw);
  if (opened && !closed) return undefined;
  const body = closed ? raw.slice(1, -1) : raw;
  if (/^(?:[^"\\]|\\[^])*"/.test(body)) return undefined;
  return body.replaceAll(/\\([^])/g, (whole, character: string) => escapes[character] ?? whole);
}
