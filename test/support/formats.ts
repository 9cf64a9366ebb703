import type { Format, FormatProblem, ScalarView } from '../../server/src/schema/types.ts';

export const plain = (text: string): ScalarView => ({ text, style: 'plain' });
export const quoted = (text: string): ScalarView => ({ text, style: 'double' });

/** `ok`, else how bad it is: what a table of texts is held against. */
export function verdict(format: Format, scalar: ScalarView | string): string {
  const problem = format.check(typeof scalar === 'string' ? plain(scalar) : scalar);
  return problem ? (problem.severity ?? 'error') : 'ok';
}

export function problemOf(format: Format, text: string): FormatProblem {
  const problem = format.check(plain(text));
  if (!problem) throw new Error(`${format.name} takes ${JSON.stringify(text)}.`);
  return problem;
}

export interface Row {
  readonly name: string;
  readonly format: Format;
  readonly text: string;
  readonly wanted: string;
}

/** Rows for `test.each`, each with the name of its format. */
export const named = (rows: readonly (readonly [Format, string, string])[]): readonly Row[] =>
  rows.map(([format, text, wanted]) => ({ name: format.name, format, text, wanted }));
