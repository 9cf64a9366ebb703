import { expect, test } from 'vitest';
import { bool, parseBool } from '../../../server/src/formats/bool.ts';
import { float } from '../../../server/src/formats/float.ts';
import { fraction } from '../../../server/src/formats/fraction.ts';
import { integer } from '../../../server/src/formats/integer.ts';
import { yamlNumber } from '../../../server/src/formats/number.ts';
import { percent } from '../../../server/src/formats/percent.ts';
import { port } from '../../../server/src/formats/port.ts';
import { unsigned } from '../../../server/src/formats/unsigned.ts';
import { named, plain, problemOf, quoted, verdict } from '../../support/formats.ts';

test.each([
  ['10', 10],
  ['-10', -10],
  ['0x10', 16],
  ['0b11', 3],
  ['010', 8],
  ['5_000', 5000],
  ['1e3', 1000],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['.inf', Number.POSITIVE_INFINITY],
  ['-.inf', Number.NEGATIVE_INFINITY],
  ['ten', undefined],
  ['', undefined],
  ['1_', 1],
])('YAML reads %s as %s', (text, value) => {
  expect(yamlNumber(plain(text))).toBe(value);
});

test.each(
  named([
    [integer, '-1', 'ok'],
    [integer, '1.5', 'warning'],
    [integer, '.inf', 'error'],
    [integer, 'ten', 'error'],
    [unsigned, '0', 'ok'],
    [unsigned, '-1', 'error'],
    [unsigned, '2.5', 'warning'],
    [unsigned, 'ten', 'error'],
    [float, '0.5', 'ok'],
    [float, 'half', 'error'],
    [percent, '100', 'ok'],
    [percent, '101', 'error'],
    [fraction, '1', 'ok'],
    [fraction, '50', 'warning'],
    [port, '443', 'ok'],
    [port, '70000', 'warning'],
    [port, 'http', 'error'],
    [bool, 'true', 'ok'],
    [bool, 'yes', 'ok'],
    [bool, 'Off', 'ok'],
    [bool, 'yep', 'error'],
    [bool, '1', 'error'],
  ]),
)('$name takes $text: $wanted', ({ format, text, wanted }) => {
  expect(verdict(format, text)).toBe(wanted);
});

test('quotes turn numbers and booleans into text', () => {
  expect(unsigned.check(quoted('10'))).toMatchObject({ code: 'wrong-type', replacement: '10' });
  expect(bool.check(quoted('yes'))).toMatchObject({ code: 'wrong-type', replacement: 'true' });
  expect(bool.check(quoted('maybe'))).not.toHaveProperty('replacement');
});

test('a fraction is cut off where a whole number is wanted', () => {
  expect(problemOf(integer, '1.9')).toMatchObject({ severity: 'warning', replacement: '1' });
});

test.each([
  ['on', true],
  ['n', false],
  ['oui', undefined],
])('%s is the boolean %s', (text, value) => {
  expect(parseBool(text)).toBe(value);
});
