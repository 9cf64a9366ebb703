import type { PromqlProblem, PromqlProblemCode } from '../promql/problem.ts';
import type { Fix, Problem } from '../schema/problem.ts';
import type { TemplateProblemCode } from '../template/problem.ts';
import type { Span } from '../yaml/tree.ts';

export interface ExpressionFinding extends Span {
  readonly code: PromqlProblemCode;
  readonly severity: PromqlProblem['severity'];
  readonly message: string;
  readonly fix?: Fix;
}

export type TemplateFinding = Omit<Problem, 'code'> & { readonly code: TemplateProblemCode };

/** What is wrong with what is written in a document in other languages. */
export interface WrittenFindings {
  readonly expressions: readonly ExpressionFinding[];
  readonly templates: readonly TemplateFinding[];
}
