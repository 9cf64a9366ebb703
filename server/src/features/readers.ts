import type { WrittenRules } from '../documents/ruleParts.ts';
import type { TemplateIsland } from '../islands/find.ts';
import { remember } from '../memo.ts';
import { newestVersion, type Version } from '../version.ts';
import { parse } from '../promql/parse.ts';
import { type ProblemsOf, rememberProblems } from '../promql/problemMemo.ts';
import { promqlProblems } from '../promql/problems.ts';
import { type ResultLabels, resultLabels } from '../promql/resultLabels.ts';
import { alertTemplates, notificationTemplates } from '../template/dialect.ts';
import type { WrittenFindings } from './written.ts';
import { readTemplate, type TemplateReading } from '../template/problems.ts';

/** How the languages inside a document are read: an editor's readers remember what they read in the version before. */
export interface Readers {
  readonly expressionProblems: ProblemsOf;
  /** Of an alert, and of a notification. */
  readonly template: Readonly<Record<TemplateIsland['language'], (text: string) => TemplateReading>>;
  /** What was found in rules that stand together. */
  readonly written: WeakMap<WrittenRules, WrittenFindings>;
  /** The labels that an expression's result can have at most. */
  readonly resultLabels: (expr: string) => { readonly labels: ResultLabels };
}

/** More of them than the largest rule files hold. */
const most = 20_000;

export const createReaders = (version: Version = newestVersion): Readers => ({
  expressionProblems: rememberProblems(most, (text, use) => promqlProblems(text, use, version)),
  template: {
    template: remember(text => readTemplate(text, alertTemplates), most),
    notification: remember(text => readTemplate(text, notificationTemplates), most),
  },
  written: new WeakMap(),
  resultLabels: remember(text => {
    const { expr, problems } = parse(text);
    return { labels: expr && !problems.some(({ severity }) => severity === 'error') ? resultLabels(expr) : undefined };
  }, most),
});
