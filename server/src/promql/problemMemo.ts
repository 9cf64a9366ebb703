import { remember } from '../memo.ts';
import type { PromqlProblem } from './problem.ts';
import { promqlProblems, type Use } from './problems.ts';

export type ProblemsOf = (text: string, use: Use) => readonly PromqlProblem[];

/** More expressions than the largest rule files hold. */
const defaultMost = 20_000;

/** `promqlProblems` that remembers: reading expressions is what takes the time of a check. */
export function rememberProblems(most = defaultMost, read: ProblemsOf = promqlProblems): ProblemsOf {
  const memos = { query: remember(text => read(text, 'query'), most), rule: remember(text => read(text, 'rule'), most) };
  return (text, use) => memos[use](text);
}
