import { unquote } from '../goStrings.ts';
import { type AggregationCall, type Binary, type Call, type Expr, operands, type Word } from './ast.ts';
import { typeOf } from './typeOf.ts';

/** The labels that the series of a result can have at most; undefined where that depends on what was scraped. */
export type ResultLabels = ReadonlySet<string> | undefined;

const none: ReadonlySet<string> = new Set();

export function resultLabels(expr: Expr): ResultLabels {
  switch (expr.kind) {
    case 'number':
    case 'string':
      return none;
    case 'selector':
    case 'range':
      return undefined;
    case 'subquery':
    case 'modified':
    case 'parens':
    case 'unary':
      return resultLabels(expr.expr);
    case 'binary':
      return ofBinary(expr);
    case 'call':
      return ofCall(expr);
    case 'aggregation':
      return ofAggregation(expr);
  }
}

/** Aggregations that give whole series of their argument. */
const choosing: ReadonlySet<string> = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);

function ofAggregation({ name, grouping, labels, args }: AggregationCall): ResultLabels {
  const vector = args.at(-1);
  if (choosing.has(name.text)) return vector && resultLabels(vector);
  const kept = grouping === 'without' ? without(vector && resultLabels(vector), labels) : new Set(labels.map(nameOf));
  return name.text === 'count_values' ? plus(kept, textOf(args[0])) : kept;
}

/** What is known to be there at most, less what is taken away. */
function without(bound: ResultLabels, labels: readonly Word[]): ResultLabels {
  if (!bound) return undefined;
  const removed = new Set(labels.map(nameOf));
  return new Set([...bound].filter(label => !removed.has(label)));
}

function ofBinary({ operator, left, right, matching, fill }: Binary): ResultLabels {
  if (fill) return undefined;
  const [ofLeft, ofRight] = [resultLabels(left), resultLabels(right)];
  if (typeOf(left) === 'scalar') return ofRight;
  if (typeOf(right) === 'scalar') return ofLeft;
  if (operator.text === 'or') return ofLeft && ofRight && new Set([...ofLeft, ...ofRight]);
  if (operator.text === 'and' || operator.text === 'unless') return ofLeft;
  if (matching?.group) {
    const many = matching.group.side === 'left' ? ofLeft : ofRight;
    return many && new Set([...many, ...matching.group.labels.map(nameOf)]);
  }
  // Both sides have the labels that they are matched on, and nothing else is kept.
  return matching?.by === 'on' ? new Set(matching.labels.map(nameOf)) : (ofLeft ?? ofRight);
}

/** Functions whose labels are made up or looked up. */
const inventing: ReadonlySet<string> = new Set(['absent', 'absent_over_time', 'info']);

/** Functions that write a label, with the argument that names it. */
const writing: ReadonlyMap<string, number> = new Map([
  ['label_replace', 1],
  ['label_join', 1],
  ['histogram_quantiles', 1],
]);

function ofCall(expr: Call): ResultLabels {
  const { name, args } = expr;
  if (inventing.has(name.text)) return undefined;
  const [vector, ...others] = operands(expr).filter(each => typeOf(each).endsWith('vector'));
  if (others.length > 0) return undefined;
  const labels = vector ? resultLabels(vector) : none;
  const written = writing.get(name.text);
  return written === undefined ? labels : plus(labels, textOf(args[written]));
}

function plus(labels: ResultLabels, label: string | undefined): ResultLabels {
  return labels && label !== undefined ? new Set([...labels, label]) : undefined;
}

function textOf(expr: Expr | undefined): string | undefined {
  const read = expr?.kind === 'string' ? unquote(expr.text) : undefined;
  return read?.kind === 'text' ? read.text : undefined;
}

function nameOf({ text }: Word): string {
  const read = /^["'`]/.test(text) ? unquote(text) : undefined;
  return read?.kind === 'text' ? read.text : text;
}
