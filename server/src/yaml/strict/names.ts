import type { YamlProblem } from '../problems.ts';
import { code } from './characters.ts';
import { refusal } from './refusals.ts';
import type { Scanned, Token } from './token.ts';

const name = /[&*]([\w-]+)(?=[ \t\r\n?:,\]}%@`]|$)/y;

/** `&name` or `*name`. */
export function scanAnchor(text: string, start: number): Scanned | YamlProblem {
  const [whole, called] = at(name, text, start) ?? [];
  if (whole === undefined || called === undefined) return refusal('anchor', text, { start });
  return scanned({ kind: text.charCodeAt(start) === code.asterisk ? 'alias' : 'anchor', start, end: start + whole.length, text: called });
}

const uri = String.raw`(?:[\w\-;/?:@&=+$,.!~*'()[\]]|%[0-9a-fA-F]{2})`;
const tag = new RegExp(String.raw`!(?:<${uri}+>|[\w-]*!${uri}+|[\w-]*(?![\w!-])${uri}*)(?=[ \t\r\n]|$)`, 'y');

/** `!name`, `!!name`, `!handle!name` or `!<name>`; the token's text is the tag as written. */
export function scanTag(text: string, start: number): Scanned | YamlProblem {
  const [whole] = at(tag, text, start) ?? [];
  return whole === undefined ? refusal('tag', text, { start }) : scanned({ kind: 'tag', start, end: start + whole.length, text: whole });
}

const directive = new RegExp(
  String.raw`%(?:YAML[ \t]+\d{1,2}\.\d{1,2}|TAG[ \t]+(?:![\w-]*!|!)[ \t]+${uri}+)(?=[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$))`,
  'y',
);

/** `%YAML 1.1` or `%TAG !handle! prefix`, without a comment behind it. */
export function scanDirective(text: string, start: number): Scanned | YamlProblem {
  const [whole] = at(directive, text, start) ?? [];
  if (whole === undefined) return refusal('directive', text, { start });
  return scanned({ kind: 'directive', start, end: start + whole.length, text: whole });
}

function at(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

function scanned(token: Omit<Token, 'style'>): Scanned {
  return { token: { ...token, style: 'plain' }, next: token.end, brokeLine: false };
}
