import type { Word } from './ast.ts';
import { tooLongMessage } from './checkTokens.ts';
import { tooLong, zeroDivisors } from './durations.ts';
import { type PromqlProblem, syntaxProblem } from './problem.ts';

/** What no duration may hold, in a range, a step or an offset alike (generated_parser.y, duration_expr). */
export function* checkDuration(duration: Word): Iterable<PromqlProblem> {
  for (const at of tooLong(duration)) yield syntaxProblem(at, tooLongMessage);
  for (const at of zeroDivisors(duration)) yield syntaxProblem(at, 'Nothing can be divided by zero. Write another number.');
}
