import { findAggregation } from './aggregations.ts';
import type { Span } from './ast.ts';
import { findKeyword } from './keywords.ts';

/** What may be written at a place in a query; `at` is the word begun there, up to the cursor. Told by the text before alone, so that half-typed queries have one too. */
export type Situation =
  /** A metric, a function, an aggregation. */
  | { readonly kind: 'operand'; readonly at: Span }
  /** Behind a complete operand: operators and modifiers; `by` and `without` too where that is an aggregation. */
  | { readonly kind: 'behindOperand'; readonly at: Span; readonly aggregation: boolean }
  /** Directly behind an operator between vectors: an operand, or how to match. */
  | { readonly kind: 'behindOperator'; readonly at: Span }
  | { readonly kind: 'labelName'; readonly at: Span; readonly metric?: string; readonly used: readonly string[] }
  | { readonly kind: 'labelValue'; readonly at: Span; readonly label: string; readonly metric?: string; readonly quoted: boolean }
  | { readonly kind: 'duration'; readonly at: Span }
  | { readonly kind: 'nothing' };

interface Token extends Span {
  readonly text: string;
}

interface Open {
  readonly bracket: string;
  /** The word directly before the bracket, in lower case. */
  readonly word: string;
  /** Index of the first token inside. */
  readonly inside: number;
}

export const tokenPattern = /#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`[^`]*`?|[A-Za-z_:][\w:]*|[\d.]+\w*|=~|!~|[=!<>]=|[^\s\w]/g;

export function situationAt(query: string, offset: number): Situation {
  const tokens: Token[] = [...query.slice(0, offset).matchAll(tokenPattern)].map(({ 0: text, index: from }) => ({
    from,
    to: from + text.length,
    text,
  }));
  const last = tokens.at(-1);
  if (last?.text.startsWith('#') && last.to === offset) return { kind: 'nothing' };
  const code = tokens.filter(({ text }) => !text.startsWith('#'));
  const isTyping = last !== undefined && last.to === offset && /^\w/.test(last.text);
  const openString = last !== undefined && /^["'`]/.test(last.text) && isOpen(last.text);
  const before = isTyping || openString ? code.slice(0, -1) : code;
  const at: Span = { from: isTyping ? last.from : offset, to: offset };
  const { open, closedAggregation } = bracketsOf(before);

  if (open?.bracket === '{') return inMatchers({ tokens: before, open, offset, at, ...(openString && { string: last }) });
  if (openString) return { kind: 'nothing' };
  if (open?.bracket === '[') return { kind: 'duration', at };
  if (open?.bracket === '(' && findKeyword(open.word)?.takes === 'labels') {
    const used = before.slice(open.inside).flatMap(({ text }) => (/^\w/.test(text) ? [text] : []));
    return { kind: 'labelName', at, used };
  }
  if (isTyping && /^\d/.test(last.text))
    return before.at(-1)?.text.toLowerCase() === 'offset' ? { kind: 'duration', at } : { kind: 'nothing' };
  return inExpression(before.at(-1)?.text ?? '', at, closedAggregation);
}

function inExpression(previous: string, at: Span, closedAggregation: boolean): Situation {
  const word = previous.toLowerCase();
  const keyword = findKeyword(word);
  if (word === 'offset') return { kind: 'duration', at };
  if (keyword?.role === 'operator' || /^[-+*/%^=!<>]/.test(previous)) return { kind: 'behindOperator', at };
  if (keyword?.name === 'bool') return { kind: 'behindOperator', at };
  if (keyword && keyword.role !== 'modifier') return { kind: 'nothing' };
  if (previous === '@') return { kind: 'nothing' };
  if (/^[\w:"'`)\]}]/.test(previous)) {
    return { kind: 'behindOperand', at, aggregation: previous === ')' ? closedAggregation : findAggregation(word) !== undefined };
  }
  return { kind: 'operand', at };
}

interface Matchers {
  readonly tokens: readonly Token[];
  readonly open: Open;
  readonly offset: number;
  readonly at: Span;
  readonly string?: Token;
}

function inMatchers({ tokens, open, offset, at, string }: Matchers): Situation {
  const inside = tokens.slice(open.inside);
  const [label, operator] = [inside.at(-2)?.text ?? '', inside.at(-1)?.text ?? ''];
  const metric = open.word === '' ? {} : { metric: tokens[open.inside - 2]?.text ?? '' };
  if (/^(?:=~|!~|!=|=)$/.test(operator)) {
    return { kind: 'labelValue', at: string ? { from: string.from + 1, to: offset } : at, label, ...metric, quoted: string !== undefined };
  }
  if (string || (operator !== '' && operator !== ',')) return { kind: 'nothing' };
  const used = inside.flatMap(({ text }, index) => (/^[!=]/.test(inside[index + 1]?.text ?? '') ? [text] : []));
  return { kind: 'labelName', at, ...metric, used };
}

/** The innermost bracket that is still open, and whether the last one closed was that of an aggregation. */
function bracketsOf(tokens: readonly Token[]): { readonly open: Open | undefined; readonly closedAggregation: boolean } {
  const stack: Open[] = [];
  let closedAggregation = false;
  for (const [index, { text }] of tokens.entries()) {
    if ('([{'.includes(text)) {
      const word = tokens[index - 1]?.text ?? '';
      stack.push({ bracket: text, word: /^[\w:]/.test(word) ? word.toLowerCase() : '', inside: index + 1 });
    } else if (')]}'.includes(text)) {
      closedAggregation = findAggregation(stack.pop()?.word ?? '') !== undefined;
    }
  }
  return { open: stack.at(-1), closedAggregation };
}

const isOpen = (literal: string): boolean =>
  literal.length < 2 || !literal.endsWith(literal[0] ?? '') || /[^\\](?:\\\\)*\\.$/.test(literal);
