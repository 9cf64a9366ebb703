import type { Span } from './ast.ts';

export type PromqlProblemCode =
  | 'promql-syntax'
  | 'promql-type'
  | 'promql-regex'
  | 'promql-experimental'
  | 'promql-never-evaluates'
  | 'promql-always-fires';

export interface PromqlProblem extends Span {
  readonly message: string;
  readonly code: PromqlProblemCode;
  /** `error` exactly where Prometheus refuses the query. */
  readonly severity: 'error' | 'warning';
}

const warnings: ReadonlySet<PromqlProblemCode> = new Set(['promql-experimental', 'promql-never-evaluates', 'promql-always-fires']);

export const syntaxProblem = (at: Span, message: string): PromqlProblem => problem(at, message, 'promql-syntax');

export const typeProblem = (at: Span, message: string): PromqlProblem => problem(at, message, 'promql-type');

export function problem({ from, to }: Span, message: string, code: PromqlProblemCode): PromqlProblem {
  const severity = warnings.has(code) ? 'warning' : 'error';
  return { from, to, message, code, severity };
}
