import { parse } from './parse.ts';
import { type PromqlProblem, problem } from './problem.ts';
import { queriesOf } from './queries.ts';

export type { PromqlProblem } from './problem.ts';

/** What an expression is for: a rule must give samples, a query may give anything. */
export type Use = 'query' | 'rule';

/** The problems of one expression, in order of place; offsets count from its start. */
export function promqlProblems(text: string, use: Use = 'query'): readonly PromqlProblem[] {
  const { problems, type } = parse(text);
  if (use === 'query' || (type !== 'range vector' && type !== 'string')) return problems;
  const way = type === 'range vector' ? ' Wrap it, for example in `rate(...)` or `last_over_time(...)`.' : '';
  // Prometheus loads such a rule and fails each time it evaluates it.
  const useless = `A rule needs an instant vector or a scalar; this is a ${type}, so it never evaluates.${way}`;
  return [...problems, problem({ from: 0, to: text.trimEnd().length }, useless, 'promql-never-evaluates')];
}

/** The problems of a `.promql` file, whose queries are parted by blank lines. */
export function promqlFileProblems(text: string): readonly PromqlProblem[] {
  return queriesOf(text).flatMap(query =>
    promqlProblems(query.text).map(each => ({ ...each, from: each.from + query.from, to: each.to + query.from })),
  );
}
