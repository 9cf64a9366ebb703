import { remember } from '../memo.ts';
import { type ProblemsOf, rememberProblems } from '../promql/problemMemo.ts';
import { type TemplateProblem, templateProblems } from '../template/problems.ts';

/** How the languages inside a document are read: an editor's readers remember what they read in the version before. */
export interface Readers {
  readonly expressionProblems: ProblemsOf;
  readonly templateProblems: (text: string) => readonly TemplateProblem[];
}

/** More templates than the largest rule files hold. */
const mostTemplates = 20_000;

export const createReaders = (): Readers => ({
  expressionProblems: rememberProblems(),
  templateProblems: remember(templateProblems, mostTemplates),
});
