import { isBefore, type Version } from '../version.ts';
import { findAggregation } from './aggregations.ts';
import { type Expr, operands, type Word } from './ast.ts';
import { experimentalFlag } from './experimental.ts';
import { findFunction, needsFlag } from './functions.ts';
import { type PromqlProblem, problem } from './problem.ts';
import { syntaxReleases, takes } from './syntaxReleases.ts';

/** What a release does not take yet, or only with a feature flag. */
export function* checkRelease(expr: Expr, text: string, version: Version): Iterable<PromqlProblem> {
  for (const form of syntaxReleases) {
    const how = takes(form, version);
    if (how === 'yes') continue;
    for (const place of form.places(expr, text)) {
      if (how === 'with flag') {
        yield problem(
          place,
          `${form.what} is experimental: Prometheus takes it only with \`--enable-feature=${form.flag?.name}\`.`,
          'promql-experimental',
        );
      } else {
        yield problem(
          place,
          `${form.what} needs Prometheus ${form.flag?.since ?? form.since}, and ${version} refuses it.`,
          'version-too-old',
        );
      }
    }
  }
  if (expr.kind === 'call') yield* checkName(expr.name, 'function', version);
  if (expr.kind === 'aggregation') yield* checkName(expr.name, 'aggregation', version);
  for (const operand of operands(expr)) yield* checkRelease(operand, text, version);
}

function* checkName(name: Word, what: 'function' | 'aggregation', version: Version): Iterable<PromqlProblem> {
  const definition = what === 'function' ? findFunction(name.text) : findAggregation(name.text);
  if (!definition) return;
  const { since } = definition;
  if (since !== undefined && isBefore(version, since)) {
    const message = `\`${name.text}\` came with Prometheus ${since}, and ${version} refuses it. Write the query without it, or upgrade.`;
    yield problem(name, message, 'version-too-old');
  } else if (needsFlag(definition, version)) {
    const message = `\`${name.text}\` is an experimental ${what}: Prometheus takes it only with ${experimentalFlag}.`;
    yield problem(name, message, 'promql-experimental');
  }
}
