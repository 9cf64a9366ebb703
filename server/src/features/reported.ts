import type { DiagnosticCode } from '../diagnostics.ts';
import type { Problem } from '../schema/problem.ts';

/** A problem of any language. */
export type Reported = Omit<Problem, 'code'> & { readonly code: DiagnosticCode };
