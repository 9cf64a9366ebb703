import type { PromqlProblem } from './problem.ts';
import { promqlProblems, type Use } from './problems.ts';

export type ProblemsOf = (text: string, use: Use) => readonly PromqlProblem[];

/** More expressions than the largest rule files hold. */
const defaultMost = 20_000;

/**
 * `promqlProblems` that remembers: whoever types in one rule does not wait for the others to be read again, and reading is what
 * takes the time of a check. The expressions not asked for the longest are forgotten beyond `most`.
 */
export function rememberProblems(most = defaultMost, read: ProblemsOf = promqlProblems): ProblemsOf {
  const known = { query: new Map<string, readonly PromqlProblem[]>(), rule: new Map<string, readonly PromqlProblem[]>() };
  return (text, use) => {
    const memo = known[use];
    const problems = memo.get(text) ?? read(text, use);
    // A Map keeps the order of insertion: what is asked for goes to its end.
    memo.delete(text);
    memo.set(text, problems);
    for (const oldest of memo.keys()) {
      if (memo.size <= most) break;
      memo.delete(oldest);
    }
    return problems;
  };
}
