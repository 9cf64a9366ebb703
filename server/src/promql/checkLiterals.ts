import { type Expr, operands, type Word } from './ast.ts';
import { badEscape } from './checkSelector.ts';
import { type PromqlProblem, syntaxProblem } from './problem.ts';
import { unquote } from '../goStrings.ts';

/** String arguments and the label names of groups; what stands in braces is read where selectors are checked. */
export function* checkLiterals(expr: Expr): Iterable<PromqlProblem> {
  for (const literal of literalsOf(expr)) {
    const result = unquote(literal.text);
    if (result.kind === 'bad') yield badEscape({ from: literal.from + result.at.from, to: literal.from + result.at.to }, result.escape);
  }
  for (const label of groupingLabels(expr)) {
    if (unfitLabels.test(label.text))
      yield syntaxProblem(
        label,
        `\`${label.text}\` is no name of a label here. ${label.text.length > 2 ? 'Put it in quotes.' : 'Write one, or remove it.'}`,
      );
  }
  for (const operand of operands(expr)) yield* checkLiterals(operand);
}

/** Words that the grammar of Prometheus takes for something else, and names without a character. */
const unfitLabels = /^(?:without|inf|nan|""|''|``)$/i;

function literalsOf(expr: Expr): readonly Word[] {
  if (expr.kind === 'string') return [expr];
  return groupingLabels(expr).filter(isQuoted);
}

function groupingLabels(expr: Expr): readonly Word[] {
  if (expr.kind === 'aggregation') return expr.labels;
  return expr.kind === 'binary' ? [...(expr.matching?.labels ?? []), ...(expr.matching?.group?.labels ?? [])] : [];
}

const isQuoted = ({ text }: Word): boolean => /^["'`]/.test(text);
