import { isBefore, type Version } from '../version.ts';
import { isThere } from './lifespan.ts';
import type { Rule } from './rule.ts';
import type { Field, RecordSchema } from './types.ts';

/** What a record schema asks of each record for one release of Prometheus, worked out once for all of them. */
export interface Duties {
  readonly required: readonly string[];
  /** The keys that nothing is to be said of but what their values show: most. */
  readonly plain: ReadonlySet<string>;
  /** The rules that may have something to say of a record with these keys, in the order of the schema. */
  rulesFor(keys: readonly string[]): readonly Rule[];
}

export function dutiesOf(schema: RecordSchema, version: Version): Duties {
  const { fields } = schema;
  const rules = (schema.rules ?? []).filter(rule => holdsIn(rule, version));
  const always = rules.flatMap((rule, index) => (rule.about ? [] : [index]));
  const about = new Map<string, number[]>();
  for (const [index, rule] of rules.entries()) {
    for (const key of rule.about ?? []) about.set(key, [...(about.get(key) ?? []), index]);
  }
  return {
    required: Object.entries(fields).flatMap(([key, field]) => (field.required && isThere(field, version) ? [key] : [])),
    plain: new Set(Object.keys(fields).filter(key => isPlain(fields[key], version))),
    rulesFor(keys) {
      const indices = new Set(always);
      for (const key of keys) for (const index of about.get(key) ?? []) indices.add(index);
      return [...indices].sort((a, b) => a - b).flatMap(index => rules[index] ?? []);
    },
  };
}

const isPlain = (field: Field | undefined, version: Version): boolean =>
  field !== undefined && field.removed === undefined && field.deprecated === undefined && !field.nullRefused && isThere(field, version);

const holdsIn = ({ since, until }: Rule, version: Version): boolean =>
  (since === undefined || !isBefore(version, since)) && (until === undefined || isBefore(version, until));
