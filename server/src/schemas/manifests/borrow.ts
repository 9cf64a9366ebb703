import type { Field, RecordSchema, Ref } from '../../schema/types.ts';
import { camelCase, inCamelCase } from './keyNames.ts';

/** The type of a field, and what else there is to say of it. */
type Given = Ref | ({ readonly type: Ref } & Partial<Field>);

type Fields = Readonly<Record<string, Field>>;

/**
 * The fields of a custom resource that stand for keys of prometheus.yml: what those say of themselves, with types of their own.
 * A field without such a key brings its documentation along.
 */
export function borrowed(source: Fields, given: Readonly<Record<string, Given>>): Fields {
  const known = new Map(Object.entries(source).map(([key, field]) => [camelCase(key).toLowerCase(), field]));
  return Object.fromEntries(Object.entries(given).map(([key, type]) => [key, fieldOf(type, known.get(key.toLowerCase()))]));
}

function fieldOf(given: Given, source: Field | undefined): Field {
  const own = isRef(given) ? { type: given } : given;
  return {
    doc: inCamelCase(source?.doc ?? ''),
    ...(source?.default !== undefined && { default: source.default }),
    ...(source?.since !== undefined && { since: source.since }),
    ...own,
  };
}

const isRef = (given: Given): given is Ref => typeof given === 'function' || 'kind' in given;

export const needed = (type: Ref): { readonly type: Ref; readonly required: true } => ({ type, required: true });

/** A block whose content is Kubernetes' own and not looked at. */
export const unread = (name: string, doc: string): RecordSchema => ({ kind: 'record', name, doc, open: true, fields: {} });
