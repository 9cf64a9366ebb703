/** Setting single fields of an object of the cluster, and telling of it. Pure. */
import type { ClusterObject } from '../cluster/objects.ts';
import type { FieldEdit } from './chain/link.ts';

/** The object with the fields set; what is missing on the way is made. The object given is left as it is. */
export function withEdits(object: ClusterObject, edits: readonly FieldEdit[]): ClusterObject {
  return edits.reduce((edited, { path, value }) => ({ ...edited, ...asRecord(set(edited, path, value)) }), object);
}

/** A line for each field: `metadata.labels.release: not set, then "kps"`. */
export function editLines(object: ClusterObject, edits: readonly FieldEdit[]): readonly string[] {
  return edits.map(({ path, value }) => {
    const before = valueAt(object, path);
    return `${path.join('.')}: ${before === undefined ? 'not set' : JSON.stringify(before)}, then ${JSON.stringify(value)}`;
  });
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

function valueAt(holder: unknown, path: FieldEdit['path']): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof step === 'number' ? (Array.isArray(value) ? value[step] : undefined) : asRecord(value)[step]),
    holder,
  );
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
