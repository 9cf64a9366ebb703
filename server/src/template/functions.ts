export interface TemplateFunction {
  readonly name: string;
  /** As in a call: `reReplaceAll pattern replacement text`. */
  readonly parameters: readonly string[];
  /** The last parameter may be given any number of times, also none. */
  readonly variadic?: true;
  /** How many of the parameters must be there, where it is not all but a variadic one. */
  readonly least?: number;
  /** Markdown, one or two sentences. */
  readonly doc: string;
}

export const define = (name: string, parameters: string, doc: string): TemplateFunction => ({
  name,
  parameters: parameters === '' ? [] : parameters.split(' '),
  doc,
});

export const variadic = (name: string, parameters: string, doc: string): TemplateFunction => ({
  ...define(name, parameters, doc),
  variadic: true,
});

/** What Prometheus adds to Go's functions (template/template.go, NewTemplateExpander; documentation: template reference). */
const ownFunctions: readonly TemplateFunction[] = [
  define(
    'query',
    'expression',
    'The result of a PromQL query, evaluated each time the alert is: a list of samples for `first`, `range` or `sortByLabel`.',
  ),
  define('first', 'samples', 'The first sample of a query result. Fails where there is none, so ask for it in a `with`.'),
  define('label', 'name sample', 'The value of a label of a sample.'),
  define('value', 'sample', 'The value of a sample.'),
  define('strvalue', 'sample', 'The value of the label `__value__`: what a query made of `count_values` or the like counted.'),
  variadic('args', 'values', 'A map of its arguments, `arg0`, `arg1` and so on, to hand several values to a `template`.'),
  define(
    'reReplaceAll',
    'pattern replacement text',
    'The text with each match of an RE2 expression replaced; `$1` or `${1}` is its first group.',
  ),
  define('safeHtml', 'text', 'The text marked as safe HTML. Only console pages heed it.'),
  define('match', 'pattern text', 'Whether an RE2 expression matches anywhere in the text.'),
  define('title', 'text', 'The text with the first letter of each word in upper case.'),
  define('toUpper', 'text', 'The text in upper case.'),
  define('toLower', 'text', 'The text in lower case.'),
  define('graphLink', 'expression', "Path of the graph of an expression on Prometheus' own pages."),
  define('tableLink', 'expression', "Path of the table of an expression on Prometheus' own pages."),
  define('sortByLabel', 'name samples', 'The samples of a query, sorted by the value of a label.'),
  define('stripPort', 'address', 'The host of a `host:port`.'),
  define('stripDomain', 'address', 'The first part of a host name; a port behind it stays, and so does an IP address.'),
  define('humanize', 'number', 'A number with a metric prefix: `1234567` is `1.235M`.'),
  define('humanize1024', 'number', 'A number with a prefix of powers of 1024: `1048576` is `1Mi`.'),
  define('humanizeDuration', 'seconds', 'Seconds in larger units: `4000` is `1h 6m 40s`.'),
  define('humanizePercentage', 'ratio', 'A ratio as percentage: `0.05` is `5%`.'),
  define('humanizeTimestamp', 'seconds', 'A Unix time as date and time in UTC.'),
  define('toTime', 'seconds', 'A Unix time as Go\'s `time.Time`, whose methods can be called: `(toTime $value).Format "15:04"`.'),
  define('toDuration', 'seconds', "Seconds as Go's `time.Duration`."),
  define('now', '', 'The evaluation time as a Unix time, in seconds.'),
  define('pathPrefix', '', 'The path of the external URL of this Prometheus.'),
  define('externalURL', '', 'The URL under which this Prometheus is reached from outside.'),
  define('parseDuration', 'duration', 'The seconds of a duration such as `1h30m`.'),
  define('urlQueryEscape', 'text', 'The text escaped for the query of a URL.'),
];

/** Go's own (text/template/funcs.go; package documentation of text/template). */
export const goFunctions: readonly TemplateFunction[] = [
  variadic('and', 'value values', 'The first empty argument, else the last one. Those behind it are not evaluated.'),
  variadic('call', 'function arguments', 'The result of calling a function value.'),
  variadic('html', 'values', 'The arguments as text, escaped for HTML.'),
  variadic('index', 'collection keys', 'The entry of a map or list: `index $labels "a-label"` reads a label whose name has a dash.'),
  { ...define('slice', 'text from to limit', 'A part of a text or list, by index.'), least: 1 },
  variadic('js', 'values', 'The arguments as text, escaped for JavaScript.'),
  define('len', 'collection', 'The length of a text, list or map.'),
  define('not', 'value', 'Whether the argument is empty: false, 0, or without content.'),
  variadic('or', 'value values', 'The first argument that is not empty, else the last one. Those behind it are not evaluated.'),
  variadic('print', 'values', 'The arguments as text.'),
  variadic('printf', 'format values', 'The arguments by a format of Go: `printf "%.2f" $value`.'),
  variadic('println', 'values', 'The arguments as text, with blanks between them and a line break behind.'),
  variadic('urlquery', 'values', 'The arguments as text, escaped for the query of a URL.'),
  {
    ...variadic('eq', 'a b others', 'Whether the first argument equals any of the others. Both sides need the same type: `eq $value 1.0`.'),
    least: 2,
  },
  define('ge', 'a b', 'Whether `a` is greater than or equal to `b`. Both need the same type: `ge $value 1.0`.'),
  define('gt', 'a b', 'Whether `a` is greater than `b`. Both need the same type: `gt $value 1.0`.'),
  define('le', 'a b', 'Whether `a` is less than or equal to `b`. Both need the same type: `le $value 1.0`.'),
  define('lt', 'a b', 'Whether `a` is less than `b`. Both need the same type: `lt $value 1.0`.'),
  define('ne', 'a b', 'Whether `a` and `b` differ. Both need the same type: `ne $value 1.0`.'),
];

/** Every function that a template of an alert can call as of Prometheus 3.16. */
export const functions: readonly TemplateFunction[] = [...ownFunctions, ...goFunctions];

/** The fewest and the most arguments that a call may have. */
export function arity({ parameters, variadic: endless, least }: TemplateFunction): { readonly least: number; readonly most: number } {
  const count = parameters.length;
  return { least: least ?? (endless ? count - 1 : count), most: endless ? Number.POSITIVE_INFINITY : count };
}

/** e.g. `reReplaceAll pattern replacement text`. */
export function signature({ name, parameters, variadic: endless }: TemplateFunction): string {
  return [name, ...parameters].join(' ') + (endless ? '...' : '');
}
