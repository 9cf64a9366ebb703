import { type Expr, operands, type Span } from './ast.ts';
import { needsTwoSamples } from './checkMeaning.ts';
import { seconds } from './durations.ts';
import { parse } from './parse.ts';

/** A range that a function needs two samples of. */
export interface SampledRange extends Span {
  readonly function: string;
  readonly seconds: number;
}

/** The ranges of series in a query no longer than `most` seconds, of functions that have no result for a single sample. */
export function shortRanges(text: string, most: number): readonly SampledRange[] {
  // Nearly all are longer, which their text tells at once.
  const written = [...text.matchAll(/\[\s*((?:\d+[a-z]+)+|\d+)\s*\]/g)].map(([, duration = '']) => seconds(duration) ?? Infinity);
  if (!written.some(length => length <= most)) return [];
  const { expr } = parse(text);
  return expr ? [...rangesIn(expr)].filter(range => range.seconds <= most) : [];
}

function* rangesIn(expr: Expr): Iterable<SampledRange> {
  const [range] = expr.kind === 'call' && needsTwoSamples.has(expr.name.text) ? expr.args : [];
  const ranged = range?.kind === 'modified' ? range.expr : range;
  const length = ranged?.kind === 'range' ? seconds(ranged.duration.text) : undefined;
  if (expr.kind === 'call' && ranged?.kind === 'range' && length !== undefined)
    yield { from: ranged.duration.from, to: ranged.duration.to, function: expr.name.text, seconds: length };
  for (const operand of operands(expr)) yield* rangesIn(operand);
}
