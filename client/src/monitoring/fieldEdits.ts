/** Setting single fields of an object of the cluster. Pure. */
import { type ClusterObject, keyOf } from '../cluster/objects.ts';
import type { FieldEdit } from './chain/link.ts';

/**
 * Nothing but the fields that the edits set, for a server-side apply, which leaves all others to their owners. A list is one field: of the
 * object as it is now its other items are kept.
 */
export function onlyEdited(live: ClusterObject, edits: readonly FieldEdit[]): ClusterObject {
  const { apiVersion, kind, namespace, name } = keyOf(live);
  const edited = edits.reduce<unknown>((object, { path, value }) => set(object, path, value), live);
  const fields = edits.map(({ path }) => upToList(path)).reduce<unknown>((object, path) => set(object, path, valueAt(edited, path)), {});
  const { metadata, ...rest } = asRecord(fields);
  return { apiVersion, kind, metadata: { ...asRecord(metadata), name, ...(namespace !== undefined && { namespace }) }, ...rest };
}

function upToList(path: FieldEdit['path']): FieldEdit['path'] {
  const item = path.findIndex(step => typeof step === 'number');
  return item < 0 ? path : path.slice(0, item);
}

function set(holder: unknown, [step, ...rest]: FieldEdit['path'], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(holder) ? holder : [];
    const length = Math.max(list.length, step + 1);
    return Array.from({ length }, (_, index) => (index === step ? set(list[index], rest, value) : list[index]));
  }
  const record = asRecord(holder);
  return { ...record, [step]: set(record[step], rest, value) };
}

const valueAt = (holder: unknown, path: FieldEdit['path']): unknown => path.reduce<unknown>((value, step) => asRecord(value)[step], holder);

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
