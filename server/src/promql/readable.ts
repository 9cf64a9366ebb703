import { type Token, tokensOf } from './lex.ts';

/**
 * The text as the grammar reads it rightly, each token as long as it was: where Prometheus takes a spelling or a name that the grammar
 * does not know, another one stands for it. What it says is read from the text itself.
 */
export function readable(text: string): string {
  const tokens = tokensOf(text);
  let at = 0;
  let read = '';
  for (const [index, token] of tokens.entries()) {
    read += text.slice(at, token.from) + stand(token, tokens, index);
    at = token.to;
  }
  return read + text.slice(at);
}

function stand({ kind, text, inside }: Token, tokens: readonly Token[], index: number): string {
  if (kind === 'number') return '1'.repeat(text.length);
  if (kind !== 'name' || inside === '{') return text;
  // Newer than the grammar, with a function that is as long.
  if (text === 'integral' && tokens[index + 1]?.text === '(') return 'increase';
  if (isDurationWord(text)) return isInDuration(tokens, index) ? text.toLowerCase() : text;
  // Behind a number it would become a part of it.
  if (text.includes(':')) return tokens[index - 1]?.kind === 'number' ? text : text.replaceAll(':', '_');
  return /^offset$/i.test(text) && beginsOperand(tokens, index) ? '_'.repeat(text.length) : text;
}

const isDurationWord = (text: string): boolean => /^(?:step|range|m(?:in|ax)_of)$/i.test(text);

/** Between brackets, or behind `offset` with nothing but a calculation between. */
function isInDuration(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.inside === '[') return true;
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || /^offset$/i.test(token.text)) return token !== undefined && !beginsOperand(tokens, at);
    const isPart = token.kind === 'mark' ? '+-*/%^(),'.includes(token.text) : token.kind !== 'name' || isDurationWord(token.text);
    if (!isPart) return false;
  }
  return false;
}

/** Does an operand begin with this token? A keyword is a name there. */
function beginsOperand(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before) return true;
  if (before.text === ')') return /^(?:on|ignoring|group_(?:left|right)|fill(?:_left|_right)?)$/i.test(wordBefore(tokens, index - 1));
  if (before.kind === 'mark') return !'}]'.includes(before.text);
  if (/^(?:bool|group_(?:left|right))$/i.test(before.text)) return true;
  return /^(?:and|or|unless|atan2)$/i.test(before.text) && !beginsOperand(tokens, index - 1);
}

/** The word before the parenthesis that is closed here. */
function wordBefore(tokens: readonly Token[], closing: number): string {
  let depth = 0;
  for (let at = closing; at > 0; at -= 1) {
    const text = tokens[at]?.text;
    if (text === ')') depth += 1;
    if (text === '(') depth -= 1;
    if (depth === 0) return tokens[at - 1]?.text ?? '';
  }
  return '';
}
