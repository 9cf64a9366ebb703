import { minutesOf } from '../../formats/timeOfDay.ts';
import { list, record } from '../../schema/build.ts';
import { rule } from '../../schema/rules.ts';
import { dayOfMonthRange, monthRange, timeIntervalName, timeOfDay, timeZone, weekdayRange, yearRange } from './scalars.ts';
import { timeIntervalSnippets } from './snippets.ts';

const forwards = rule('value-order', function* (range) {
  const [start, end] = [range.text('start_time') ?? '', range.text('end_time') ?? ''];
  const [from, to] = [minutesOf(start), minutesOf(end)];
  if (from === undefined || to === undefined || from < to) return;
  const message =
    from === to
      ? `This range is empty. For the whole day write \`00:00\` to \`24:00\`.`
      : `A range ends on the day it begins. Write two: \`${start}\` to \`24:00\`, and \`00:00\` to \`${end}\`.`;
  yield { at: { on: 'value', key: 'end_time' }, message };
});

const timeRange = record({
  name: 'time range',
  doc: 'A part of the day, without the minute it ends at.',
  fields: {
    start_time: { type: timeOfDay, doc: 'When it begins, in 24 hours.', required: true },
    end_time: { type: timeOfDay, doc: 'When it ends, in 24 hours; `24:00` is the end of the day.', required: true },
  },
  rules: [forwards],
});

/** timeinterval/timeinterval.go, TimeInterval. */
const timeSpan = record({
  name: 'time span',
  doc: 'Times that all the keys here agree on. A key that is left out leaves it open.',
  fields: {
    times: { type: list(timeRange), doc: 'Parts of the day; one of them has to hold.' },
    weekdays: { type: list(weekdayRange), doc: 'Days of the week, such as `monday:friday`.' },
    days_of_month: { type: list(dayOfMonthRange), doc: 'Days of the month; negative ones are counted from its end.' },
    months: { type: list(monthRange), doc: 'Months by name or number, such as `january:march`.' },
    years: { type: list(yearRange), doc: 'Years, such as `2026:2028`.' },
    location: { type: timeZone, doc: 'Time zone that all of it is meant in.', default: 'UTC', since: '0.25' },
  },
});

const fields = {
  name: {
    type: timeIntervalName,
    doc: 'Name by which routes refer to it. No other may have it.',
    required: true,
    defines: 'time interval',
  },
  time_intervals: { type: list(timeSpan), doc: 'The times themselves; it holds while one of them does.' },
} as const;

/** config/config.go, TimeInterval. */
export const timeInterval = record({
  name: 'time interval',
  doc: 'Times with a name, during which a route is muted or active.',
  fields,
  label: 'name',
  snippets: timeIntervalSnippets,
});

/** config/config.go, MuteTimeInterval: the same under its older key. */
export const muteTimeInterval = record({
  name: 'mute time interval',
  doc: 'Times with a name, under the older key.',
  fields,
  label: 'name',
});
