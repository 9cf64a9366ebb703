import { longestSeconds, seconds } from './durations.ts';
import { numberOf, type Token, tokensOf } from './lex.ts';
import { type PromqlProblem, syntaxProblem } from './problem.ts';

/** The first token that Prometheus refuses and the grammar takes (promql/parser/lex.go). */
export function checkTokens(text: string): PromqlProblem | undefined {
  let before: Token | undefined;
  for (const token of tokensOf(text)) {
    const message = isBehindName(token, before)
      ? `\`${token.text}\` is a number of its own here: put an operator before it, or remove it.`
      : complaint(token);
    if (message !== undefined) return syntaxProblem(token, message, token.kind === 'blank' ? ' ' : undefined);
    before = token;
  }
  return undefined;
}

/** The grammar takes a fraction for a part of the name before it. */
const isBehindName = ({ kind, from }: Token, before: Token | undefined): boolean =>
  kind === 'number' && before?.kind === 'name' && before.to === from && before.inside === undefined;

function complaint({ kind, text, inside }: Token): string | undefined {
  switch (kind) {
    case 'blank':
      return `This blank (${codePoint(text)}) is none to Prometheus. Write a plain one.`;
    case 'badNumber':
      return `\`${text}\` is no number and no duration. Write digits such as \`1000\` or \`0.5\`, or numbers with units such as \`1h30m\`, and a blank behind them.`;
    case 'number':
      return Number.isNaN(numberOf(text))
        ? `\`${text}\` is more than a number can be, which is about 1.8e308. Write a smaller one.`
        : undefined;
    case 'duration':
      return (seconds(text) ?? 0) > longestSeconds ? tooLongMessage : undefined;
    case 'name':
      return inside === '[' && /^(?:inf|nan)$/i.test(text) ? `\`${text}\` is no duration. Write one such as \`5m\`.` : undefined;
    case 'mark':
      return text === '.' ? 'A point belongs to a number here: write digits behind it, or remove it.' : undefined;
    case 'string':
      return undefined;
  }
}

export const tooLongMessage = 'This is longer than Prometheus can hold, which is 292 years. Shorten it.';

const codePoint = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
