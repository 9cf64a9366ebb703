import { describe, expect, test } from 'vitest';
import * as formats from '../../../server/src/formats/index.ts';
import { readMatchers } from '../../../server/src/formats/matcherSyntax.ts';
import { named, problemOf, quoted, verdict } from '../../support/formats.ts';

const { matcher, goDuration, timeout, timeOfDay, weekdayRange, dayOfMonthRange, monthRange, yearRange, timeZone, smartHost } = formats;

test.each(
  named([
    [matcher, 'severity="page"', 'ok'],
    [matcher, 'severity=page', 'ok'],
    [matcher, '{a="b", c!~"d"}', 'ok'],
    [matcher, '"mit Leerzeichen"="ä"', 'ok'],
    [matcher, '', 'ok'],
    [matcher, 'a="b c', 'error'],
    [matcher, 'a=~"("', 'error'],
    [matcher, 'a', 'error'],
    [matcher, 'team=a b', 'warning'],
    [matcher, 'a=', 'warning'],
    [matcher, 'alertname="Kube.+"', 'warning'],
    [goDuration, '1h30m', 'ok'],
    [goDuration, '1.5s', 'ok'],
    [goDuration, '30', 'error'],
    [goDuration, '1d', 'error'],
    [timeout, '0', 'ok'],
    [timeout, '30', 'warning'],
    [timeOfDay, '24:00', 'ok'],
    [timeOfDay, '9:00', 'error'],
    [weekdayRange, 'Monday:Friday', 'ok'],
    [weekdayRange, 'monday:', 'error'],
    [weekdayRange, 'friday:monday', 'error'],
    [dayOfMonthRange, '-3:-1', 'ok'],
    [dayOfMonthRange, '1:-1', 'ok'],
    [dayOfMonthRange, '-1:1', 'error'],
    [monthRange, 'may:12', 'ok'],
    [monthRange, '13', 'warning'],
    [yearRange, '2026:2025', 'error'],
    [timeZone, 'Europe/Berlin', 'ok'],
    [timeZone, 'Local', 'ok'],
    [timeZone, 'europe/berlin', 'error'],
    [smartHost, '[::1]:25', 'ok'],
    [smartHost, '::1:25', 'error'],
    [smartHost, 'smtp.example.com', 'error'],
  ]),
)('$name: $text is $wanted', ({ format, text, wanted }) => {
  expect(verdict(format, text)).toBe(wanted);
});

test('a number in quotes is text, which has no unit', () => {
  expect(verdict(timeout, quoted('30'))).toBe('error');
});

describe('a matcher', () => {
  test('is read by the older syntax where both know it, and by the newer where the older does not', () => {
    const read = (text: string) => readMatchers(text);
    expect(read('a = "b\\"c" , d=e')).toMatchObject({ syntax: 'utf8', matchers: [{ value: 'b"c' }, { name: 'd', value: 'e' }] });
    expect(read('a="\\d"')).toMatchObject({ syntax: 'classic', matchers: [{ value: '\\d' }] });
    expect(read('"a b"="c"')).toMatchObject({ syntax: 'utf8', matchers: [{ name: 'a b' }] });
  });

  test.each([
    ['team=a b', 'team="a b"'],
    ['a="\\d"', 'a="\\\\d"'],
    ['alertname="Kube.+"', 'alertname=~"Kube.+"'],
  ])('%s is better written %s', (text, better) => {
    expect(problemOf(matcher, text).replacement).toBe(better);
  });

  test('says where it is wrong', () => {
    expect(problemOf(matcher, 'a=~"("')).toMatchObject({ from: 3, to: 6 });
    expect(problemOf(matcher, '"a b"="c')).toMatchObject({ from: 6, message: 'The closing quote is missing.' });
  });
});
