import type { Span } from './token.ts';

export type TemplateProblemCode =
  | 'template-syntax'
  | 'template-function'
  | 'template-variable'
  | 'template-never-expands'
  | 'template-lost-label'
  | 'template-changing-label';

export interface TemplateProblem extends Span {
  readonly message: string;
  readonly code: TemplateProblemCode;
  /** `error` exactly where Prometheus refuses the template on load. */
  readonly severity: 'error' | 'warning';
  /** What to write in place of the span, where one answer is sure. */
  readonly replacement?: string;
}
