import * as fc from 'fast-check';
import { aggregations } from '../../server/src/promql/aggregations.ts';

/** Numbers at the edges of how Prometheus cuts them out of a text. */
const number = fc
  .array(fc.constantFrom('0', '1', '9', '08', '0x', '0X', 'a', 'e', 'E', '_', '.', 'inf', 'NaN', '-', '+'), { minLength: 1, maxLength: 4 })
  .map(parts => parts.join(''));

const span = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('5m', '1h30m', '300y', '30m1h', '1ms', '0s', '-5m', '+-1m', '--1m', 'step()', 'RANGE()', 'min_of(1m, 5m)'),
  },
  number,
);

const name = fc.constantFrom(
  'up',
  'a:b',
  ':a',
  'foo1',
  'offset',
  'atan2',
  'and',
  'by',
  'fill',
  'step',
  'smoothed',
  'sum',
  'without',
  'inf',
  '""',
  '"a.b"',
  'é',
);

const selector = fc.tuple(name, fc.constantFrom('', '', '{}', '{a="b"}', '{"c"}', '{a=~"("}', '\u00a0')).map(parts => parts.join(''));

const modifier = fc.oneof(
  span.map(text => `[${text}]`),
  fc.tuple(span, fc.constantFrom('', '1m', '0x1', 'Inf')).map(([range, step]) => `[${range}:${step}]`),
  fc.constantFrom('5m', 'step()', 'STEP()', 'inf', '-1h', '0x10', '300y').map(text => ` offset ${text}`),
  fc.oneof(number, fc.constantFrom('start()', 'END()', '1smoothed')).map(text => ` @ ${text}`),
  fc.constantFrom(' anchored', ' smoothed', ' ANCHORED'),
);

const operand = fc.oneof(
  number,
  fc.tuple(selector, fc.array(modifier, { maxLength: 3 })).map(([what, how]) => what + how.join('')),
);

const labels = fc.array(name, { maxLength: 2 }).map(names => `(${names.join(', ')})`);

/** Queries of odd words, numbers and durations. */
export const oddQueries: fc.Arbitrary<string> = fc.oneof(
  operand,
  fc
    .tuple(fc.constantFrom(...aggregations), labels, operand)
    .map(([{ name: what, parameter }, by, of]) => `${what} by ${by} (${parameter ? '1, ' : ''}${of})`),
  fc
    .tuple(
      operand,
      fc.constantFrom('+', 'and', '==', 'atan2', '> bool'),
      fc.constantFrom('', ' fill(0)', ' fill_left(-1)', ' fill(5m)'),
      fc.oneof(fc.constant(''), labels),
      operand,
    )
    .map(([left, operator, fill, on, right]) => `${left} ${operator}${on === '' ? '' : ` on ${on}`}${fill} ${right}`),
);
