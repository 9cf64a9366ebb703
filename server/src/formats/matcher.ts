import type { Format, FormatProblem } from '../schema/types.ts';
import type { Matcher } from './alertMatcher.ts';
import { readMatchers, writeMatcher } from './matcherSyntax.ts';

/**
 * One or more conditions on the labels of an alert, such as `severity="page"` (Alertmanager matcher/compat/parse.go). All of them
 * have to hold. A regular expression has to match the whole value.
 */
export const matcher: Format = {
  name: 'matcher',
  yaml: 'string',
  example: 'severity="page"',
  check({ text }) {
    const read = readMatchers(text);
    if (read.kind === 'invalid') {
      const { message, from, to } = read.failure;
      return { message, from: Math.min(from, text.length), to: Math.min(to, text.length) };
    }
    if (read.syntax === 'utf8') return missingTilde(read.matchers);
    const replacement = read.matchers.map(writeMatcher).join(',');
    return {
      code: 'classic-matcher',
      severity: 'warning',
      message: `Alertmanager knows this only by the matcher syntax from before 0.27, which it is about to give up. Write \`${replacement}\`.`,
      replacement,
    };
  },
  describe(text) {
    const read = readMatchers(text);
    return read.kind === 'matchers' && read.matchers.length > 0 ? `Alerts ${read.matchers.map(inWords).join(' and ')}.` : undefined;
  },
};

function missingTilde(matchers: readonly Matcher[]): FormatProblem | undefined {
  const meant = matchers.find(({ operator, value }) => !operator.endsWith('~') && /\.[*+]|^[\w-]+(?:\|[\w-]+)+$/.test(value));
  if (!meant) return undefined;
  const operator = meant.operator === '=' ? '=~' : '!~';
  const replacement = matchers.map(each => writeMatcher(each === meant ? { ...each, operator } : each)).join(',');
  return {
    code: 'literal-regex',
    severity: 'warning',
    message: `\`${meant.operator}\` compares with this very text, and no alert has a label of that value. For a regular expression write \`${operator}\`.`,
    replacement,
  };
}

function inWords({ name, operator, value }: Matcher): string {
  const label = `label \`${name}\``;
  switch (operator) {
    case '=':
      return value === '' ? `without the ${label}` : `whose ${label} is \`${value}\``;
    case '!=':
      return value === '' ? `that have the ${label}` : `whose ${label} is not \`${value}\``;
    case '=~':
      return `whose ${label} matches \`${value}\` as a whole`;
    case '!~':
      return `whose ${label} does not match \`${value}\` as a whole`;
  }
}
