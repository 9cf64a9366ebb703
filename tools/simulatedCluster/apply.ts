import { isDeepStrictEqual } from 'node:util';
import { entriesOf, type Entry, type FieldPath, fieldsOf, pathsOf, withManaged } from './managedFields.ts';
import type { KubeObject } from './objects.ts';
import { applyConflict, type Status, type StatusCause } from './status.ts';
import { isRecord } from './writer.ts';

interface Apply {
  readonly manager: string;
  readonly applied: KubeObject;
  readonly live: KubeObject | undefined;
  readonly force: boolean;
}

export type Merged = { readonly ok: true; readonly object: KubeObject } | { readonly ok: false; readonly status: Status };

/** Server-side apply: https://kubernetes.io/docs/reference/using-api/server-side-apply/ */
export function applyObject({ manager, applied, live, force }: Apply): Merged {
  const fields = fieldsOf(applied);
  const now: Entry = { manager, operation: 'Apply', apiVersion: applied.apiVersion, paths: [...fields.values()].map(({ path }) => path) };
  if (live === undefined) return { ok: true, object: withManaged(applied, entriesOf([now])) };
  const entries: Entry[] = (live.metadata.managedFields ?? []).map(entry => ({ ...entry, paths: pathsOf(entry) }));
  const isOwn = (entry: Entry): boolean => entry.manager === manager && entry.operation === 'Apply';
  const others = entries.filter(entry => !isOwn(entry));
  const existing = fieldsOf(live);
  const differs = (path: FieldPath): boolean => {
    const key = JSON.stringify(path);
    return fields.has(key) && existing.has(key) && !isDeepStrictEqual(existing.get(key)?.value, fields.get(key)?.value);
  };
  const causes = others.flatMap(entry => entry.paths.filter(differs).map(path => causeOf(entry, path)));
  if (causes.length > 0 && !force) return { ok: false, status: applyConflict(causes) };
  const owned = new Set(others.flatMap(({ paths }) => paths.map(path => JSON.stringify(path))));
  const before = entries.filter(isOwn).flatMap(({ paths }) => paths);
  const dropped = before.filter(path => !fields.has(JSON.stringify(path)) && !owned.has(JSON.stringify(path)));
  const merged = [...fields.values()].reduce<unknown>((object, { path, value }) => withField(object, path, value), without(live, dropped));
  const left = others.map(entry => ({ ...entry, paths: entry.paths.filter(path => !differs(path)) }));
  const managed = isDeepStrictEqual(now.paths.map(key).sort(), before.map(key).sort()) && causes.length === 0;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fields were only added to and taken from an object
  const object = merged as KubeObject;
  return { ok: true, object: managed ? object : withManaged(object, entriesOf([...left, now])) };
}

const key = (path: FieldPath): string => JSON.stringify(path);

const causeOf = ({ manager, apiVersion }: Entry, path: FieldPath): StatusCause => ({
  reason: 'FieldManagerConflict',
  message: `conflict with "${manager}" using ${apiVersion}`,
  field: `.${path.join('.')}`,
});

function withField(target: unknown, [first, ...rest]: FieldPath, value: unknown): unknown {
  if (first === undefined) return value;
  const record = isRecord(target) ? target : {};
  return { ...record, [first]: withField(record[first], rest, value) };
}

function without(target: unknown, paths: readonly FieldPath[]): unknown {
  return paths.reduce<unknown>((object, path) => dropField(object, path), target);
}

function dropField(target: unknown, [first, ...rest]: FieldPath): unknown {
  if (!isRecord(target) || first === undefined || !(first in target)) return target;
  const { [first]: inner, ...others } = target;
  return rest.length === 0 ? others : { ...others, [first]: dropField(inner, rest) };
}
