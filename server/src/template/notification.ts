import { define, type TemplateFunction, variadic } from './functions.ts';

/** What Alertmanager adds to Go's functions (Alertmanager template/template.go, DefaultFuncs). */
export const notificationFunctions: readonly TemplateFunction[] = [
  define('toUpper', 'text', 'The text in upper case.'),
  define('toLower', 'text', 'The text in lower case.'),
  define('title', 'text', 'The text with the first letter of each word in upper case.'),
  define('trimSpace', 'text', 'The text without blanks at its ends.'),
  define('join', 'separator texts', 'A list of texts as one: `.CommonLabels.Values | join ", "`.'),
  define('match', 'pattern text', 'Whether an RE2 expression matches anywhere in the text.'),
  define('safeHtml', 'text', 'The text marked as safe HTML, so that it is not escaped in a mail.'),
  define('safeUrl', 'text', 'The text marked as a safe URL, so that it is not escaped in a mail.'),
  define('urlUnescape', 'text', "The text of a URL's query without its escapes."),
  define(
    'reReplaceAll',
    'pattern replacement text',
    'The text with each match of an RE2 expression replaced; `$1` or `${1}` is its first group.',
  ),
  variadic('stringSlice', 'texts', 'A list of texts: `.CommonLabels.Remove (stringSlice "alertname" "severity")`.'),
  define('routeLabels', 'name', 'The value of a label of the route that the alerts took.'),
  define('date', 'layout time', 'A time by a layout of Go: `.StartsAt | date "15:04"`.'),
  define('tz', 'zone time', 'A time in a time zone: `.StartsAt | tz "Europe/Berlin"`.'),
  define('now', '', 'The time at which the notification is written.'),
  define('since', 'time', 'How long ago a time is.'),
  define('humanizeDuration', 'seconds', 'Seconds in larger units: `4000` is `1h 6m 40s`.'),
  define('toDate', 'layout text', 'The time that a text says by a layout of Go; the zero time where it says none.'),
  define('mustToDate', 'layout text', 'The time that a text says by a layout of Go. Fails where it says none.'),
  define('toJson', 'value', 'The value as JSON.'),
  define('base64encode', 'text', 'The text in base64, in the alphabet for URLs.'),
  define('base64decode', 'text', 'The text that base64 in the alphabet for URLs stands for.'),
  variadic('list', 'values', 'A list of its arguments.'),
  variadic('append', 'list values', 'The list with further values at its end.'),
  variadic('dict', 'names', 'A map of names and values in turn: `dict "a" 1 "b" 2`.'),
];

/** Fields of what a notification is written from (Alertmanager template/template.go, Data). */
export const notificationData = [
  { name: 'Receiver', doc: 'Name of the receiver.' },
  { name: 'Status', doc: '`firing` while one of the alerts fires, else `resolved`.' },
  { name: 'Alerts', doc: 'The alerts of the group, for `range`: `.Alerts.Firing` are those that fire, `.Alerts.Resolved` the others.' },
  { name: 'NotificationReason', doc: 'Why the notification is sent.' },
  { name: 'GroupLabels', doc: 'The labels that the alerts are grouped by.' },
  { name: 'CommonLabels', doc: 'The labels that all alerts of the group share.' },
  { name: 'CommonAnnotations', doc: 'The annotations that all alerts of the group share.' },
  { name: 'RouteLabels', doc: 'The labels of the route, as they are written; `routeLabels` expands them.' },
  { name: 'ExternalURL', doc: 'The URL under which this Alertmanager is reached from outside.' },
] as const;
