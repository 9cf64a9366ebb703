import { unquote } from '../goStrings.ts';
import { isBefore, type Version } from '../version.ts';
import { type Expr, type Matcher, operands, type Subquery } from './ast.ts';
import { seconds } from './durations.ts';
import { type PromqlProblem, problem } from './problem.ts';

/** Queries that a release takes and that have no result, or one that the next release changes (documentation: migration). */
export function* checkMeaning(expr: Expr, version: Version): Iterable<PromqlProblem> {
  if (expr.kind === 'selector') for (const matcher of expr.matchers) yield* checkBucket(matcher, version);
  const [range] = expr.kind === 'call' && needsTwoSamples.has(expr.name.text) ? expr.args.slice(0, 1) : [];
  if (range?.kind === 'subquery') yield* checkSamples(range, version);
  for (const operand of operands(expr)) yield* checkMeaning(operand, version);
}

/** From 3.0 on whole numbers in these labels are stored with `.0`. */
const normalised: ReadonlySet<string> = new Set(['le', 'quantile']);

function* checkBucket({ label, operator, value }: Matcher, version: Version): Iterable<PromqlProblem> {
  if (!value || !operator || !normalised.has(label.text)) return;
  const read = unquote(value.text);
  if (read.kind !== 'text') return;
  const mended = operator === '=' || operator === '!=' ? whole(read.text) : wholeAlternatives(read.text);
  if (mended === undefined) return;
  const says = `Prometheus 3 stores whole numbers in \`${label.text}\` with a decimal`;
  if (isBefore(version, '3.0')) {
    const message = `${says}, so after an upgrade this matches nothing new. Write a matcher for both, such as \`${label.text}=~"${both(read.text)}"\`.`;
    yield problem(value, message, 'version-ahead');
  } else {
    const replacement = `"${mended.replaceAll('\\', '\\\\')}"`;
    yield { ...problem(value, `${says}, so this matches none. Write \`${replacement}\`.`, 'promql-never-matches'), replacement };
  }
}

const isWhole = (text: string): boolean => /^-?\d+$/.test(text);

const whole = (text: string): string | undefined => (isWhole(text) ? `${text}.0` : undefined);

/** `1|5|10`: only where every branch is a whole number is the answer sure. */
const wholeAlternatives = (text: string): string | undefined => {
  const branches = text.split('|');
  return branches.every(isWhole) ? branches.map(branch => `${branch}\\.0`).join('|') : undefined;
};

const both = (text: string): string =>
  text
    .split('|')
    .map(branch => `${branch}(?:\\\\.0)?`)
    .join('|');

/** Functions that have no result for a single sample. */
export const needsTwoSamples: ReadonlySet<string> = new Set(['rate', 'increase', 'irate', 'delta', 'idelta', 'deriv', 'predict_linear']);

/** The bounds of a range: from 3.0 on a sample at the very beginning is not in it. */
function* checkSamples({ range, step }: Subquery, version: Version): Iterable<PromqlProblem> {
  const length = seconds(range.text);
  const between = step && seconds(step.text);
  if (length === undefined || between === undefined || between <= 0) return;
  const leftOpen = !isBefore(version, '3.0');
  if (length > between) return;
  const at = { from: range.from, to: step?.to ?? range.to };
  const longer = step && twice(step.text);
  const replacement = longer === undefined ? {} : { replacement: `${longer}:${step?.text}` };
  if (!leftOpen && length === between) {
    const ahead = `From Prometheus 3.0 on a sample at the very beginning of a range is not in it, and this function needs two. Make the range at least twice the step.`;
    yield { ...problem(at, ahead, 'version-ahead'), ...replacement };
    return;
  }
  const message = `A range of ${range.text.trim()} holds one sample every ${step?.text.trim()}, and this function needs two: it never has a result. Make the range at least twice the step.`;
  yield { ...problem(at, message, 'promql-too-few-samples'), ...replacement };
}

/** A duration of one unit, doubled. */
function twice(duration: string): string | undefined {
  const [, count, unit] = /^(\d+)([a-z]+)$/.exec(duration) ?? [];
  return count === undefined || unit === undefined ? undefined : `${Number(count) * 2}${unit}`;
}
