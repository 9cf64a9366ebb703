import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { arity, functions } from '../../../server/src/promql/functions.ts';
import { parse } from '../../../server/src/promql/parse.ts';
import { promqlFileProblems, promqlProblems } from '../../../server/src/promql/problems.ts';

/** The problems as `severity "text under the squiggle" message`. */
const shown = (query: string): string[] =>
  promqlProblems(query).map(({ severity, from, to, message }) => `${severity} "${query.slice(from, to)}" ${message}`);

describe('a query that is not well formed has one problem, at its place', () => {
  test.each([
    ['sum(rate(x[5m])', '"("', 'add `)`'],
    ['sum(x))', '")"', 'closes nothing'],
    ['(x]', '"]"', 'write `)` here first'],
    ['x{a="b}', '""b}"', 'not closed'],
    ['foo(x)', '"foo"', 'not a function'],
    ['rat(x[5m])', '"rat"', 'did you mean `rate`'],
    ['RATE(x[5m])', '"RATE"', 'did you mean `rate`'],
    ['holt_winters(x[5m], 1, 1)', '"holt_winters"', '`double_exponential_smoothing`'],
    ['rate(x[5min])', '"5min"', 'not a duration'],
    ['rate(x[1m1h])', '"1m1h"', 'from large to small'],
    ['rate(x[])', '"]"', 'duration is missing'],
    ['rate(x[$__rate_interval])', '"$__rate_interval"', 'Grafana'],
    ['x y', '"y"', 'put an operator before it'],
    ['a = b', '"="', 'write `==`'],
    ['a && b', '"&&"', 'write `and`'],
    ['x{a==b}', '"="', 'a matcher compares by'],
    ['x{a=b}', '"b"', 'in quotes: `"b"`'],
    ['x{a=}', '"}"', 'not complete'],
    ['x{a="b" c="d"}', '"c"', 'parted by commas'],
    ['sum by a (x)', '"a"', 'in parentheses'],
    ['sum by (le) rate(x[5m])', '"rate"', '`sum(...)`'],
    ['x and', '"d"', 'missing after `and`'],
    ['sum(a,)', '")"', 'argument is missing'],
    ['x offset', '"t"', 'needs a duration'],
    ['x @ y', '"y"', 'needs a Unix time'],
    ['', '""', 'is empty'],
    ['# note', '"# note"', 'is empty'],
  ])('%s', (query, at, sentence) => {
    const [problem, ...others] = shown(query);
    expect(problem).toContain(`error ${at} `);
    expect(problem).toContain(sentence);
    expect(others).toEqual([]);
  });
});

describe('a query whose types do not fit', () => {
  test.each([
    ['rate(x)', '"x"', 'Add a range, e.g. `[5m]`'],
    ['rate(sum(x))', '"sum(x)"', 'subquery'],
    ['rate(sum(x)[5m])', '"sum(x)"', '`sum(rate(x[5m]))`'],
    ['sum(x[5m])', '"x[5m]"', 'Leave the range out'],
    ['a + b[5m]', '"b[5m]"', 'takes scalars and instant vectors'],
    ['-x[5m]', '"-x[5m]"', 'sign'],
    ['1 > 2', '">"', '`> bool`'],
    ['a and 1', '"1"', '`vector(...)`'],
    ['a + bool b', '"bool"', 'leave it out'],
    ['a and on(x) group_left() b', '"group_left"', 'many to many'],
    ['a + on(x) group_left(x) b', '"x"', 'stands in `on` already'],
    ['topk(x)', '"topk"', '`topk(k, ...)`'],
    ['clamp(x, 1)', '"clamp"', 'takes 3 arguments, 2 given'],
    ['{job=~".*"}', '"{job=~".*"}"', 'every series'],
    ['x{a=~"("}', '""(""', 'missing closing )'],
    ['x{a=~"\\d"}', '"\\d"', '`\\\\d`'],
    ['x{__name__="y"}', '"__name__="y""', 'already'],
    ['x offset 5m [5m]', '"x offset 5m"', '`x[5m] offset ...`'],
    ['sum(x) offset 5m', '"sum(x)"', 'directly behind the selector'],
    ['x[0s]', '"0s"', 'longer than zero'],
  ])('%s', (query, at, sentence) => {
    const [problem, ...others] = shown(query);
    expect(problem).toContain(`error ${at} `);
    expect(problem).toContain(sentence);
    expect(others).toEqual([]);
  });
});

test.each([
  'sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) / ignoring(code) sum(x) > 0.05',
  'vector(pi())',
  'a + b offset 5m',
  'rate(x[5m] anchored)',
  'max_over_time(sum(rate(x[1m]))[1h:5m])',
  '{"http.requests", job="a"}',
  'x[step():1s]',
  'x # a comment\n > 1',
])('%s has no problem', query => {
  expect(promqlProblems(query)).toEqual([]);
});

test('what Prometheus takes only behind a feature flag is a warning', () => {
  expect(promqlProblems('integral(x[5m], 2)')).toMatchObject([{ code: 'promql-experimental', severity: 'warning', from: 0, to: 8 }]);
  expect(promqlProblems('limitk(3, x)')).toMatchObject([{ code: 'promql-experimental', severity: 'warning' }]);
});

test('what `info` adds is told by matchers, which may be empty', () => {
  expect(shown('info(x, y)')[1]).toMatch(/^error "y" .*matchers in braces/);
  expect(shown('info(x, {a=""})')).toHaveLength(1);
});

test('a rule that gives no samples is a warning, a query is not', () => {
  expect(promqlProblems('x[5m]')).toEqual([]);
  expect(promqlProblems('x[5m]', 'rule')).toMatchObject([{ code: 'promql-never-evaluates', severity: 'warning', from: 0, to: 5 }]);
});

test('problems of a file stand in the query they belong to', () => {
  const text = '# All is well.\nup\n\n# Here it is not.\nrate(\n  x\n)\n';
  expect(promqlFileProblems(text)).toMatchObject([{ from: text.indexOf('x\n'), to: text.indexOf('x\n') + 1 }]);
});

test('a modifier belongs to the operand it stands behind', () => {
  expect(parse('a + b offset 5m').expr).toMatchObject({ kind: 'binary', right: { kind: 'modified', modifier: 'offset' } });
});

interface FunctionTable {
  readonly getFunction: (id: number) => { name: string; argTypes: string[]; variadic: number; returnType: string } | undefined;
}

test('the table of functions agrees with the one of the grammar, but for the mistakes of that', () => {
  const require = createRequire(import.meta.url);
  const grammar: Record<string, unknown> = require('@prometheus-io/lezer-promql');
  const table: FunctionTable = require('@prometheus-io/codemirror-promql/dist/cjs/types/function.js');
  const theirs = Object.values(grammar)
    .flatMap(id => (typeof id === 'number' ? [table.getFunction(id)] : []))
    .flatMap(each => (each && each.name !== '' ? [{ ...each, name: each.name.toLowerCase() }] : []));
  const types: Record<string, string> = { vector: 'instant vector', matrix: 'range vector', scalar: 'scalar', string: 'string' };
  /** It says that pi() returns a vector. */
  const wrong = ['pi'];
  for (const { name, argTypes, variadic, returnType } of theirs) {
    const ours = functions.find(each => each.name === name);
    expect(ours, name).toBeDefined();
    if (!ours || wrong.includes(name)) continue;
    expect({ name, returns: ours.returns, parameters: ours.parameters.map(each => each.type) }).toEqual({
      name,
      returns: types[returnType],
      parameters: argTypes.map(each => types[each]),
    });
    expect({ name, least: arity(ours).least }).toEqual({ name, least: variadic === 0 ? argTypes.length : argTypes.length - 1 });
  }
  expect(functions.map(each => each.name).filter(name => !theirs.some(each => each.name === name))).toEqual(['integral']);
});
