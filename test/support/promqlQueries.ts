import * as fc from 'fast-check';
import { aggregations } from '../../server/src/promql/aggregations.ts';
import { functions } from '../../server/src/promql/functions.ts';

const leaf = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('up', 'http_requests_total', 'node:cpu:rate5m', 'rate', 'sum', 'by') },
  fc.constantFrom(
    'up{job="a"}',
    'up{job!="a",}',
    '{__name__="up"}',
    '{"up"}',
    '{job=~"a|b"}',
    '{job=~".*"}',
    '{job!=""}',
    '{}',
    "up{job='a'}",
    'up{a=~`\\d+`}',
  ),
  fc.constantFrom('1', '0.5', '1e3', '0x1F', 'Inf', 'NaN', '5m', '-1', '"text"', 'time()', 'pi()'),
  fc.constantFrom(
    'up[5m]',
    'up{job="a"}[1h30m]',
    'up[5m] offset 1d',
    'up offset 5m',
    'up @ 1700000000',
    'up @ end()',
    'up[5m] @ start()',
    'up[0s]',
  ),
);

const matching = fc.constantFrom(
  '',
  '',
  '',
  'bool ',
  'on(job) ',
  'ignoring(job) ',
  'on(job) group_left(team) ',
  'on(job) group_right(job) ',
  'on() ',
);
const operator = fc.constantFrom('+', '-', '*', '/', '%', '^', '==', '!=', '>', '<=', 'and', 'or', 'unless', 'atan2');
const grouping = fc.constantFrom('', '', 'by (job)', 'without (instance, job)', 'by ()');

/** Queries of the right form; their types fit as often as not. */
export const queries: fc.Arbitrary<string> = fc.letrec<{ query: string }>(tie => {
  const query = tie('query');
  const aggregation = fc
    .tuple(fc.constantFrom(...aggregations), grouping, fc.array(query, { minLength: 1, maxLength: 2 }))
    .map(([{ name, parameter }, by, args]) => `${name} ${by} (${(parameter && args.length === 1 ? ['3', ...args] : args).join(', ')})`);
  const call = fc
    .tuple(fc.constantFrom(...functions), fc.array(query, { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 3 }))
    .map(
      ([{ name, parameters }, args, count]) =>
        `${name}(${args.slice(0, count === 0 ? 1 : Math.min(count, Math.max(1, parameters.length))).join(', ')})`,
    );
  return {
    query: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      aggregation,
      call,
      fc.tuple(query, operator, matching, query).map(([left, op, match, right]) => `${left} ${op} ${match}${right}`),
      query.map(inner => `(${inner})`),
      query.map(inner => `-${inner}`),
      fc.tuple(query, fc.constantFrom('[5m]', '[30m:1m]', '[1h:]', ' offset 5m', ' @ 5')).map(([inner, behind]) => inner + behind),
    ),
  };
}).query;

/** Queries with one token taken out, doubled or put in. */
export const brokenQueries: fc.Arbitrary<string> = fc
  .tuple(
    queries,
    fc.nat(),
    fc.constantFrom('', '(', ')', ']', '}', ',', '=', '==', 'and', 'by', 'foo', '5min', '"', '"\\d"', '&&', '$x', '[5m]'),
  )
  .map(([query, at, token]) => {
    const tokens = query.match(/[\w.:]+|"[^"]*"|\s+|[^\w\s]/g) ?? [];
    const place = at % Math.max(1, tokens.length);
    return [...tokens.slice(0, place), token, ...tokens.slice(place + 1)].join('');
  });
