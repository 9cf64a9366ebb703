import * as formats from '../../../formats/index.ts';
import { kubernetesInteger } from '../../../formats/kubernetesInteger.ts';
import { asText } from '../../../formats/kubernetesText.ts';
import { minutesOf } from '../../../formats/timeOfDay.ts';
import { list, record, scalar } from '../../../schema/build.ts';
import { rule } from '../../../schema/rules.ts';
import { needed } from '../borrow.ts';
import { byOperator, operatorFormat } from '../operator.ts';
import { matching } from '../scalars.ts';

const timeOfDay = scalar(asText(formats.timeOfDay));
const dayOfMonth = scalar(kubernetesInteger({ least: -31, most: 31 }));

const month = String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december|1[0-2]|[1-9])`;
const monthRange = matching({
  name: 'month or range of months',
  example: 'january:march',
  pattern: new RegExp(`^${month}(?::${month})?$`, 'i'),
  wanted: 'Write a month by name or number, or a range such as `january:march`.',
});
const day = '(?:sun|mon|tues|wednes|thurs|fri|satur)day';
const weekdayRange = matching({
  name: 'weekday or range of weekdays',
  example: 'monday:friday',
  pattern: new RegExp(`^${day}(?::${day})?$`, 'i'),
  wanted: 'Write a day such as `monday`, or a range such as `monday:friday`.',
});
const yearRange = matching({
  name: 'year or range of years',
  example: '2026:2028',
  pattern: /^2\d{3}(?::2\d{3})?$/,
  wanted: 'Write a year such as `"2026"`, or a range such as `2026:2028`.',
});

const timeRange = record({
  name: 'time range',
  doc: 'A part of the day, without the minute it ends at.',
  fields: {
    startTime: { type: timeOfDay, doc: 'When it begins, in 24 hours.' },
    endTime: { type: timeOfDay, doc: 'When it ends, in 24 hours; `24:00` is the end of the day.' },
  },
  rules: byOperator(
    rule('value-order', function* (range) {
      const [start, end] = [range.text('startTime'), range.text('endTime')];
      if (start === undefined || end === undefined) {
        yield { at: { on: 'record' }, message: 'A range has a beginning and an end. Write `startTime` and `endTime`.' };
        return;
      }
      const [from, to] = [minutesOf(start), minutesOf(end)];
      if (from === undefined || to === undefined || from < to) return;
      yield {
        at: { on: 'value', key: 'endTime' },
        message: 'A range ends later on the day it begins. For a night write two ranges, parted at `24:00`.',
      };
    }),
  ),
});

const dayRange = record({
  name: 'days of the month',
  doc: 'Days of the month; negative ones are counted from its end.',
  fields: { start: { type: dayOfMonth, doc: 'First day.' }, end: { type: dayOfMonth, doc: 'Last day.' } },
  rules: byOperator(
    rule('value-order', function* (range) {
      const [start, end] = ['start', 'end'].map(key => Number(range.text(key) ?? 0));
      if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) return;
      const clamped = (value: number): number => (value < 0 ? 28 + value : value);
      const isFine = start !== 0 && end !== 0 && !(start < 0 && end > 0) && clamped(start) <= clamped(end);
      if (!isFine)
        yield {
          at: { on: 'record' },
          message: 'This is no range of days. Write `start` and `end` from 1 to 31, or both from -31 to -1, the earlier one first.',
        };
    }),
  ),
});

const timeSpan = record({
  name: 'time span',
  doc: 'Times that all the keys here agree on. A key that is left out leaves it open.',
  fields: {
    times: { type: list(timeRange, { noNullItems: true }), doc: 'Parts of the day; one of them has to hold.' },
    weekdays: { type: list(weekdayRange, { noNullItems: true }), doc: 'Days of the week, such as `monday:friday`.' },
    daysOfMonth: { type: list(dayRange, { noNullItems: true }), doc: 'Days of the month; negative ones are counted from its end.' },
    months: { type: list(monthRange, { noNullItems: true }), doc: 'Months by name or number, such as `january:march`.' },
    years: { type: list(yearRange, { noNullItems: true }), doc: 'Years, such as `2026:2028`.' },
  },
});

export const timeInterval = record({
  name: 'time interval',
  doc: 'Times with a name, during which a route is muted or active.',
  label: 'name',
  fields: {
    name: { ...needed(scalar(asText(operatorFormat(formats.nonEmpty)))), doc: 'Name by which routes refer to it.' },
    timeIntervals: { type: list(timeSpan, { noNullItems: true }), doc: 'The times themselves; it holds while one of them does.' },
  },
});
