import { nearest } from '../spelling.ts';
import { type Dialect, findFunction } from './dialect.ts';
import type { TemplateProblem } from './problem.ts';
import type { Token } from './token.ts';

/** A word that stands for a function and is none. */
export function unknownFunction({ text, from, to }: Token, dialect: Dialect): TemplateProblem | undefined {
  if (findFunction(dialect, text)) return undefined;
  const isVariable = dialect.variables.some(({ name }) => name === `$${text}`);
  const replacement = isVariable
    ? `$${text}`
    : nearest(
        text,
        dialect.functions.map(({ name }) => name),
      );
  const advice = replacement === undefined ? 'A text stands in quotes.' : `Did you mean \`${replacement}\`?`;
  return {
    code: 'template-function',
    severity: 'error',
    message: `\`${text}\` is not a function that templates have here. ${advice}`,
    from,
    to,
    ...(replacement !== undefined && { replacement }),
  };
}

/** A variable that was not declared where it is read. */
export function unknownVariable({ text, from, to }: Token, visible: readonly string[], dialect: Dialect): TemplateProblem | undefined {
  if (visible.includes(text)) return undefined;
  const hidden = dialect.variables.some(({ name }) => name === text);
  const replacement = hidden
    ? undefined
    : nearest(
        text,
        visible.filter(name => name !== '$'),
      );
  return {
    code: 'template-variable',
    severity: 'error',
    message: `There is no variable \`${text}\` here. ${hidden ? handOver(text) : meant(replacement)}`,
    from,
    to,
    ...(replacement !== undefined && { replacement }),
  };
}

const handOver = (name: string): string =>
  `A definition sees nothing but its own dot: hand the value over to it by \`{{ template "name" ${name} }}\`.`;

const meant = (replacement: string | undefined): string =>
  replacement === undefined ? 'Declare it before by `:=`.' : `Did you mean \`${replacement}\`?`;
