import type { Span } from './ast.ts';

export type PromqlProblemCode =
  | 'promql-syntax'
  | 'promql-type'
  | 'promql-regex'
  | 'anchored-regex'
  | 'promql-experimental'
  | 'promql-never-evaluates'
  | 'promql-always-fires'
  | 'promql-never-matches'
  | 'promql-too-few-samples'
  | 'version-too-old'
  | 'version-removed'
  | 'version-ahead';

export interface PromqlProblem extends Span {
  readonly message: string;
  readonly code: PromqlProblemCode;
  /** `error` exactly where Prometheus refuses the query. */
  readonly severity: 'error' | 'warning' | 'hint';
  /** What the span should say, where one answer is sure. */
  readonly replacement?: string;
}

const severities: Readonly<Partial<Record<PromqlProblemCode, PromqlProblem['severity']>>> = {
  'anchored-regex': 'warning',
  'promql-experimental': 'warning',
  'promql-never-evaluates': 'warning',
  'promql-always-fires': 'warning',
  'promql-never-matches': 'warning',
  'promql-too-few-samples': 'warning',
  'version-ahead': 'hint',
};

export const syntaxProblem = (at: Span, message: string, replacement?: string): PromqlProblem => ({
  ...problem(at, message, 'promql-syntax'),
  ...(replacement !== undefined && { replacement }),
});

export const typeProblem = (at: Span, message: string): PromqlProblem => problem(at, message, 'promql-type');

export function problem({ from, to }: Span, message: string, code: PromqlProblemCode): PromqlProblem {
  return { from, to, message, code, severity: severities[code] ?? 'error' };
}
