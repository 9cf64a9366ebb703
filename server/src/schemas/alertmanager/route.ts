import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { positiveDuration } from '../conditions.ts';
import { bool, duration, text } from '../scalars.ts';
import { regexValues } from './matcherMaps.ts';
import { groupBy } from './groupBy.ts';
import { groupLabel, matchers, notification, receiverReference, regex, timeIntervalReference } from './scalars.ts';
import { routeSnippets } from './snippets.ts';

/** config/config.go, Route. The root route, whose rules are stricter, has them in routes.ts. */
export const route: RecordSchema = record({
  name: 'route',
  doc: 'Whom alerts are sent to, and how they are grouped. An alert goes down the tree to the deepest route that matches; what a route does not set it takes from the one around it.',
  fields: {
    receiver: {
      type: receiverReference,
      doc: 'Receiver to notify. Without it the one of the route around it is notified.',
      refersTo: 'receiver',
    },
    matchers: {
      type: matchers,
      doc: 'What an alert must be like to take this route, such as `severity="page"`. All of them have to hold; without any every alert matches.',
      since: '0.22',
    },
    group_by: {
      type: list(groupLabel, { noNullItems: true }),
      doc: 'Labels to group by: alerts with the same values share a notification. `...` groups by all labels; an empty list puts all alerts into one group.',
    },
    group_wait: {
      type: duration,
      doc: 'How long to wait for further alerts before a new group is first notified about.',
      default: '30s',
    },
    group_interval: {
      type: duration,
      doc: 'How long to wait before notifying about alerts that join a group, or leave it.',
      default: '5m',
    },
    repeat_interval: {
      type: duration,
      doc: 'How long to wait before notifying again about a group that has not changed. Best a multiple of `group_interval`.',
      default: '4h',
    },
    continue: {
      type: bool,
      doc: 'Whether an alert that matches is held against the routes behind this one too.',
      default: 'false',
    },
    mute_time_intervals: {
      type: list(timeIntervalReference, { noNullItems: true }),
      doc: 'Names of time intervals during which this route notifies nobody.',
      refersTo: 'time interval',
      since: '0.22',
    },
    active_time_intervals: {
      type: list(timeIntervalReference, { noNullItems: true }),
      doc: 'Names of the time intervals outside of which this route notifies nobody.',
      refersTo: 'time interval',
      since: '0.24',
    },
    labels: {
      type: map(formats.alertLabel, notification),
      doc: 'Labels of the route, which templates read by `routeLabels`. The routes within have them too.',
      since: '0.34',
    },
    routes: {
      type: list(() => route, { noNullItems: true }),
      doc: 'Routes to hold matching alerts against, from the top down. The first that matches takes them, unless it says `continue`.',
    },
    match: {
      type: map(formats.classicLabel, text),
      doc: 'Labels that an alert must have with exactly these values.',
      deprecated: 'Superseded by `matchers` since 0.22: write `label="value"` there.',
    },
    match_re: {
      type: map(formats.classicLabel, regex),
      doc: 'Labels whose values must match regular expressions as a whole.',
      deprecated: 'Superseded by `matchers` since 0.22: write `label=~"expression"` there.',
    },
  },
  rules: [...groupBy, regexValues('match_re'), positiveDuration('group_interval'), positiveDuration('repeat_interval')],
  label: 'receiver',
  snippets: routeSnippets,
});
