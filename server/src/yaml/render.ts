/** Values to be written as YAML: a string is one to YAML, too, whatever it looks like. */
export type Plain = string | boolean | readonly Plain[] | { readonly [key: string]: Plain };

export type Quote = 'plain' | 'single' | 'double';

/** How the people who keep a file write it. Keys are those of the innermost mapping. */
export interface Habits {
  readonly eol: string;
  /** Columns by which a mapping's content stands deeper than its key. */
  readonly step: number;
  /** Columns by which a list's dashes stand deeper than its key; 0 where lists are flush. */
  readonly listIndent: number;
  /** Columns from a dash to what follows it. */
  readonly dashWidth: number;
  readonly keyQuote: Quote;
  /** Quotes of the scalar, or of the scalars of the list, below a key. */
  quoteOf(key: string): Quote;
  /** Whether the list or mapping below a key is written in brackets. */
  isFlow(key: string): boolean;
}

/** Lines of a mapping in block style, the first without indentation: its place is known to the caller alone. */
export function renderMapping(entries: { readonly [key: string]: Plain }, column: number, habits: Habits): string[] {
  return Object.entries(entries).flatMap(([key, value], index) => {
    const [first = '', ...rest] = renderPair([key, value], column, habits);
    return [index === 0 ? first : ' '.repeat(column) + first, ...rest];
  });
}

/** `key: value`, in as many lines as it takes; the first without indentation. */
export function renderPair([key, value]: readonly [string, Plain], column: number, habits: Habits): string[] {
  const head = `${quote(key, habits.keyQuote)}:`;
  if (isScalar(value) || habits.isFlow(key)) return [`${head} ${renderFlow(value, habits, key)}`];
  if (!isList(value)) {
    const inner = column + habits.step;
    const [first = '', ...rest] = renderMapping(value, inner, habits);
    return [head, ' '.repeat(inner) + first, ...rest];
  }
  const dash = column + habits.listIndent;
  return [
    head,
    ...value.flatMap(item => renderItem(item, dash, { ...habits, quoteOf: below => habits.quoteOf(below === '' ? key : below) })),
  ];
}

/** `- item`, indented; `dash` is the column of the dash. */
export function renderItem(item: Plain, dash: number, habits: Habits): string[] {
  const lead = ' '.repeat(dash) + '-'.padEnd(habits.dashWidth);
  if (isScalar(item) || isList(item)) return [lead + renderFlow(item, habits, '')];
  const [first = '', ...rest] = renderMapping(item, dash + habits.dashWidth, habits);
  return [lead + first, ...rest];
}

/** In brackets and braces, on one line. `key` is the one that the value stands below. */
export function renderFlow(value: Plain, habits: Habits, key: string): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value, habits.quoteOf(key));
  if (isList(value)) return `[${value.map(item => renderFlow(item, habits, key)).join(', ')}]`;
  const pairs = Object.entries(value).map(([name, inner]) => `${quote(name, habits.keyQuote)}: ${renderFlow(inner, habits, name)}`);
  return `{${pairs.join(', ')}}`;
}

const isScalar = (value: Plain): value is string | boolean => typeof value === 'string' || typeof value === 'boolean';

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** A scalar in the quotes wanted, or in those that it needs. */
export function quote(text: string, wanted: Quote): string {
  // What cannot be seen or breaks a line has escapes in double quotes only, and those of JSON are YAML's too.
  if (wanted === 'double' || /[\p{Cc}\u2028\u2029\uFEFF]/u.test(text)) return JSON.stringify(text);
  return wanted === 'plain' && isSafePlain(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

/** True where no reader of YAML 1.1 or 1.2 takes the text for anything but a string, in brackets or out of them. */
function isSafePlain(text: string): boolean {
  if (/^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/.test(text)) return true;
  if (!/^[A-Za-z_/](?:[\w./;-]|:(?=[\w./-]))*$/.test(text)) return false;
  return !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
}
