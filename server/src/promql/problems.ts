import { newestVersion, type Version } from '../version.ts';
import { alwaysFires } from './alwaysFires.ts';
import { checkMeaning } from './checkMeaning.ts';
import { checkRelease } from './checkRelease.ts';
import { experimentalFlag } from './experimental.ts';
import { modernised } from './formerNames.ts';
import { parse } from './parse.ts';
import { type PromqlProblem, problem } from './problem.ts';
import { queriesOf } from './queries.ts';

export type { PromqlProblem } from './problem.ts';

/**
 * What an expression is for: a rule and a test of rules must give samples, an alert must not give some whatever happens, a query may
 * give anything.
 */
export type Use = 'query' | 'rule' | 'alert' | 'test';

/** The problems of one expression for a release of Prometheus, in order of place; offsets count from its start. */
export function promqlProblems(text: string, use: Use = 'query', version: Version = newestVersion): readonly PromqlProblem[] {
  const { text: readable, former, original } = modernised(text, version);
  const found = problemsOf(readable, { use, version }).map(each => ({ ...each, ...original(each) }));
  // What is said of the new name does not hold for the one that is written.
  const own = found.filter(({ from, code }) => !(former.some(name => name.from === from) && ofNewNames.has(code)));
  const ahead = former.map(({ from, to, former: name, now, since }) =>
    problem(
      { from, to },
      `Prometheus ${since} calls \`${name}\` \`${now}\`, and takes it only with ${experimentalFlag}. Rename it when you upgrade.`,
      'version-ahead',
    ),
  );
  return [...own, ...ahead].sort((a, b) => a.from - b.from);
}

const ofNewNames: ReadonlySet<string> = new Set(['version-too-old', 'promql-experimental']);

interface Asked {
  readonly use: Use;
  readonly version: Version;
}

function problemsOf(text: string, { use, version }: Asked): readonly PromqlProblem[] {
  const { problems: ofAllReleases, type, expr } = parse(text);
  if (expr === undefined) return ofAllReleases;
  const problems = [...ofAllReleases, ...checkRelease(expr, text, version), ...checkMeaning(expr, version)];
  if (use === 'query') return problems;
  const whole = { from: 0, to: text.trimEnd().length };
  const reason = use === 'alert' ? alwaysFires(expr) : undefined;
  if (reason !== undefined) {
    const message = `This alert fires all the time: ${reason}. Compare with a threshold, such as \`> 0\`.`;
    return [...problems, problem(whole, message, 'promql-always-fires')];
  }
  if (type !== 'range vector' && type !== 'string') return problems;
  const way = type === 'range vector' ? ' Wrap it, for example in `rate(...)` or `last_over_time(...)`.' : '';
  // Prometheus loads such a rule and fails each time it evaluates it.
  const useless = `A ${use === 'test' ? 'test' : 'rule'} needs an instant vector or a scalar; this is a ${type}, so it never evaluates.${way}`;
  return [...problems, problem(whole, useless, 'promql-never-evaluates')];
}

/** The problems of a `.promql` file, whose queries are parted by blank lines. */
export function promqlFileProblems(text: string): readonly PromqlProblem[] {
  return queriesOf(text).flatMap(query =>
    promqlProblems(query.text).map(each => ({ ...each, from: each.from + query.from, to: each.to + query.from })),
  );
}
