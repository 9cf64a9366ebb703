/**
 * The combinators that every rule of a schema is made of. Each takes keys and, where the plain sentence would not help, a sentence
 * of the schema's own; none reads YAML. A key is *given* when it holds something: Prometheus' own checks take null and the
 * empty string for absent.
 */
import { type NamePlace, Names, repeatedIn } from './tally.ts';
import type { Finding, FindingPlace, ProblemCode, Records, RecordStretch, RecordView, Rule, Severity } from './rule.ts';

interface Options {
  /** Replaces the combinator's own sentence. */
  readonly message?: string;
  readonly severity?: Severity;
  readonly code?: ProblemCode;
}

/** Is there a value that Prometheus would act on? */
export const given = (record: RecordView, key: string): boolean => record.has(key) && record.text(key) !== '';

/** Keys in a sentence: `a`, `b` and `c`. */
export const quoted = (keys: readonly string[], word: 'and' | 'or'): string => {
  const names = keys.map(key => `\`${key}\``);
  const last = names.pop();
  return names.length > 0 ? `${names.join(', ')} ${word} ${last}` : `${last}`;
};

const onKey = (key: string): FindingPlace => ({ on: 'key', key });

const finding = (at: FindingPlace, message: string, options: Options): Finding => ({
  at,
  message: options.message ?? message,
  ...(options.severity && { severity: options.severity }),
});

/** A rule in a few lines where no combinator fits. */
export function rule(code: ProblemCode, on: (record: RecordView) => Iterable<Finding>): Rule {
  return { code, on };
}

/** The same where it has nothing to say of a record that lacks all of these keys. */
export function ruleAbout(about: readonly string[], code: ProblemCode, on: Rule['on']): Rule {
  return { code, on, about };
}

/** Rules that only some releases of Prometheus have. */
export function inReleases(range: Pick<Rule, 'since' | 'until'>, ...rules: readonly Rule[]): readonly Rule[] {
  return rules.map(each => ({ ...each, ...range }));
}

/** Keys that exclude one another. The finding stands on each but the first one given. */
export function atMostOneOf(keys: readonly string[], options: Options = {}): Rule {
  return ruleAbout(keys, options.code ?? 'conflicting-keys', function* (record) {
    const [first, ...others] = keys.filter(key => given(record, key));
    if (first === undefined) return;
    for (const key of others) {
      yield {
        ...finding(onKey(key), `Only one of ${quoted(keys, 'and')} may be set. Remove \`${key}\` or \`${first}\`.`, options),
        related: [{ at: onKey(first), message: `\`${first}\` is set here.` }],
      };
    }
  });
}

export function atLeastOneOf(keys: readonly string[], options: Options = {}): Rule {
  return rule(options.code ?? 'missing-key', function* (record) {
    if (keys.some(key => given(record, key))) return;
    yield finding({ on: 'record' }, `One of ${quoted(keys, 'or')} is needed. Add one of them.`, options);
  });
}

export function exactlyOneOf(keys: readonly string[], options: Options = {}): Rule {
  const least = atLeastOneOf(keys, options);
  const most = atMostOneOf(keys, options);
  return rule(options.code ?? 'conflicting-keys', function* (record) {
    yield* least.on(record);
    yield* most.on(record);
  });
}

/** `key` makes sense only beside all of `needed`. */
export function requires(key: string, needed: readonly string[], options: Options = {}): Rule {
  return ruleAbout([key], options.code ?? 'dependent-key', function* (record) {
    if (!given(record, key)) return;
    const missing = needed.filter(other => !given(record, other));
    if (missing.length === 0) return;
    yield finding(onKey(key), `\`${key}\` needs ${quoted(missing, 'and')} beside it. Add ${missing.length > 1 ? 'them' : 'it'}.`, options);
  });
}

/** `key` makes sense only beside one of `needed`. */
export function requiresOneOf(key: string, needed: readonly string[], options: Options = {}): Rule {
  return ruleAbout([key], options.code ?? 'dependent-key', function* (record) {
    if (!given(record, key) || needed.some(other => given(record, other))) return;
    yield finding(onKey(key), `\`${key}\` needs ${quoted(needed, 'or')} beside it. Add one.`, options);
  });
}

/** A pair such as a certificate and its key: both or none. */
export function allOrNone(keys: readonly string[], options: Options = {}): Rule {
  return ruleAbout(keys, options.code ?? 'dependent-key', function* (record) {
    const present = keys.filter(key => given(record, key));
    const missing = keys.filter(key => !given(record, key));
    const [first] = present;
    if (first === undefined || missing.length === 0) return;
    yield finding(onKey(first), `${quoted(keys, 'and')} are set together or not at all. Add ${quoted(missing, 'and')}.`, options);
  });
}

/** None of `others` may stand beside `key`. */
export function forbiddenWith(key: string, others: readonly string[], options: Options = {}): Rule {
  return ruleAbout([key], options.code ?? 'conflicting-keys', function* (record) {
    if (!given(record, key)) return;
    for (const other of others.filter(name => given(record, name))) {
      yield {
        ...finding(onKey(other), `\`${other}\` cannot be set together with \`${key}\`. Remove one of the two.`, options),
        related: [{ at: onKey(key), message: `\`${key}\` is set here.` }],
      };
    }
  });
}

/** Negative where `a` is less; undefined where one of them cannot be read, which its format reports. */
export type Compare = (a: string, b: string) => number | undefined;

export interface OrderOptions extends Options {
  readonly compare: Compare;
  /** The text in effect where the larger key is absent. */
  readonly largerDefault?: string;
  /** The text in effect where the smaller key is absent. Without it an absent key is not compared. */
  readonly smallerDefault?: string;
}

/** The value of `smaller` may not exceed that of `larger`. */
export function lessOrEqual(smaller: string, larger: string, options: OrderOptions): Rule {
  return ruleAbout([smaller, larger], options.code ?? 'value-order', function* (record) {
    const low = record.text(smaller) ?? options.smallerDefault;
    const high = record.text(larger) ?? options.largerDefault;
    if (low === undefined || high === undefined) return;
    const order = options.compare(low, high);
    if (order === undefined || order <= 0) return;
    const key = record.text(smaller) === undefined ? larger : smaller;
    const message = `\`${smaller}\` (${low}) is greater than \`${larger}\` (${high}). Lower the first or raise the second.`;
    yield finding({ on: 'value', key }, message, options);
  });
}

/** Records of a list that must differ in one key, e.g. jobs in `job_name`. */
export function uniqueBy(listKey: string, itemKey: string, options: Options & { readonly what?: string } = {}): Rule {
  const named = (records: Records): Names => new Names(records.map(item => item?.text(itemKey) || undefined));
  return ruleAbout([listKey], options.code ?? 'duplicate-name', function* (record) {
    const stretches = record.stretches(listKey);
    const place = (at: NamePlace): FindingPlace => ({ on: 'path', path: [listKey, indexOf(stretches, at), itemKey], part: 'value' });
    for (const { name, at, first } of repeatedIn(stretches.map(stretch => stretch.answer(named, null)))) {
      yield {
        ...finding(
          place(at),
          `Another ${options.what ?? 'entry'} is called \`${name}\` already. Give this one a name of its own.`,
          options,
        ),
        related: [{ at: place(first), message: `\`${name}\` is first used here.` }],
      };
    }
  });
}

const indexOf = (stretches: readonly RecordStretch[], { stretch, item }: NamePlace): number =>
  stretches.slice(0, stretch).reduce((sum, { records }) => sum + records.length, item);

/** Scalars of a list that must differ. */
export function uniqueItems(listKey: string, options: Options = {}): Rule {
  return ruleAbout([listKey], options.code ?? 'duplicate-name', function* (record) {
    const firstAt = new Map<string, number>();
    for (const [index, text] of record.texts(listKey).entries()) {
      if (text === undefined) continue;
      const first = firstAt.get(text);
      const place = (at: number): FindingPlace => ({ on: 'path', path: [listKey, at], part: 'value' });
      if (first === undefined) firstAt.set(text, index);
      else {
        yield {
          ...finding(place(index), `\`${text}\` is in this list already. Remove one of the two.`, options),
          remove: true,
          related: [{ at: place(first), message: `\`${text}\` is listed here.` }],
        };
      }
    }
  });
}

export type Condition = (record: RecordView) => boolean;

/** The value in effect: what is written, else the default. */
export const valueIs =
  (key: string, values: readonly string[], fallback?: string): Condition =>
  record =>
    values.includes(record.text(key) || fallback || '');

/** Rules that hold only for some records, e.g. those with one `action`. */
export function when(condition: Condition, ...rules: readonly Rule[]): readonly Rule[] {
  return rules.map(inner => ({ ...inner, on: record => (condition(record) ? inner.on(record) : []) }));
}

export function requiredKey(key: string, options: Options = {}): Rule {
  return rule(options.code ?? 'missing-key', function* (record) {
    if (!given(record, key)) yield finding({ on: 'record' }, `\`${key}\` is missing. Add it.`, options);
  });
}

export function forbiddenKeys(keys: readonly string[], options: Options = {}): Rule {
  return ruleAbout(keys, options.code ?? 'conflicting-keys', function* (record) {
    for (const key of keys.filter(name => given(record, name))) {
      yield finding(onKey(key), `\`${key}\` cannot be set here. Remove it.`, options);
    }
  });
}

/** A value that Prometheus takes and that does nothing, or not what it seems to. */
export function discouraged(key: string, condition: Condition, said: string | Pick<Finding, 'message' | 'remove'>): Rule {
  const words = typeof said === 'string' ? { message: said } : said;
  return ruleAbout([key], 'pointless-setting', function* (record) {
    if (record.has(key) && condition(record)) yield { at: { on: 'value', key }, ...words, severity: 'warning' };
  });
}
