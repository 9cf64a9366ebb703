import { remember } from '../memo.ts';
import type { PromqlProblem } from './problem.ts';
import { promqlProblems, type Use } from './problems.ts';

export type ProblemsOf = (text: string, use: Use) => readonly PromqlProblem[];

/** More expressions than the largest rule files hold. */
const defaultMost = 20_000;

/** `promqlProblems` that remembers: reading expressions is what takes the time of a check. */
export function rememberProblems(most = defaultMost, read: ProblemsOf = promqlProblems): ProblemsOf {
  const memoOf = (use: Use) => remember(text => read(text, use), most);
  const memos = { query: memoOf('query'), rule: memoOf('rule'), alert: memoOf('alert'), test: memoOf('test') };
  return (text, use) => memos[use](text);
}
