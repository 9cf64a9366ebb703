import { isDeepStrictEqual } from 'node:util';
import { now } from './admission.ts';
import type { FieldSet, KubeObject, ManagedFields } from './objects.ts';
import { isRecord } from './writer.ts';

/** A field by the keys that lead to it. */
export type FieldPath = readonly string[];

/** The server's own fields, which nobody manages. */
const own = new Set([
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'managedFields',
]);

/**
 * The fields that are set, with their values. Lists count as one field each, as the API server has it for those it calls atomic; those
 * that it merges by a key, such as containers, it would take apart.
 */
export function fieldsOf(object: KubeObject): Map<string, Leaf> {
  const { apiVersion: _, kind: __, status: ___, metadata, ...rest } = object;
  const meta = Object.fromEntries(Object.entries(metadata).filter(([key]) => !own.has(key)));
  return new Map(leaves({ metadata: meta, ...rest }, []).map(leaf => [JSON.stringify(leaf.path), leaf]));
}

export interface Leaf {
  readonly path: FieldPath;
  readonly value: unknown;
}

function leaves(value: unknown, path: FieldPath): Leaf[] {
  if (!isRecord(value) || (Object.keys(value).length === 0 && path.length > 1)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** What an entry of managedFields names. */
export function pathsOf({ fieldsV1 }: ManagedFields): FieldPath[] {
  return pathsIn(fieldsV1, []);
}

function pathsIn(set: FieldSet, path: FieldPath): FieldPath[] {
  const entries: [string, FieldSet][] = Object.entries(set);
  return entries.length === 0 ? [path] : entries.flatMap(([key, inner]) => pathsIn(inner, [...path, key.slice(2)]));
}

export interface Entry {
  readonly manager: string;
  readonly operation: ManagedFields['operation'];
  readonly apiVersion: string;
  readonly paths: readonly FieldPath[];
}

/** An entry as the wire has it; undefined for one that names nothing. */
export function managedFieldsOf({ paths, ...entry }: Entry): ManagedFields | undefined {
  if (paths.length === 0) return undefined;
  return { ...entry, time: now(), fieldsType: 'FieldsV1', fieldsV1: setOf(paths) };
}

function setOf(paths: readonly FieldPath[]): FieldSet {
  const root: Mutable = {};
  for (const path of paths) {
    let at = root;
    for (const key of path) at = at[`f:${key}`] ??= {};
  }
  return root;
}

interface Mutable {
  [field: `f:${string}`]: Mutable;
}

interface Edit {
  readonly manager: string;
  readonly before: KubeObject | undefined;
  readonly after: KubeObject;
}

/** The object with its managedFields as they are after an update or a patch: what changed belongs to who changed it. */
export function changedBy({ manager, before, after }: Edit): KubeObject {
  const old = before === undefined ? new Map<string, Leaf>() : fieldsOf(before);
  const fields = fieldsOf(after);
  const changed = new Set([...fields].filter(([key, { value }]) => !isDeepStrictEqual(old.get(key)?.value, value)).map(([key]) => key));
  const entries = before?.metadata.managedFields ?? [];
  const isOwn = (entry: ManagedFields): boolean => entry.manager === manager && entry.operation === 'Update';
  const mine = entries.find(isOwn);
  const kept = (entry: ManagedFields): FieldPath[] => pathsOf(entry).filter(path => fields.has(JSON.stringify(path)));
  const others = entries
    .filter(entry => !isOwn(entry))
    .map(entry => ({ ...entry, paths: kept(entry).filter(path => !changed.has(JSON.stringify(path))) }));
  const paths = new Map(
    [...(mine === undefined ? [] : kept(mine)), ...[...changed].map(key => fields.get(key)?.path ?? [])].map(path => [
      JSON.stringify(path),
      path,
    ]),
  );
  if (changed.size === 0 && before !== undefined && old.size === fields.size) return withManaged(after, entries);
  const updated: Entry = { manager, operation: 'Update', apiVersion: after.apiVersion, paths: [...paths.values()] };
  return withManaged(after, entriesOf([...others, updated]));
}

export function entriesOf(entries: readonly Entry[]): ManagedFields[] {
  return entries.flatMap(({ manager, operation, apiVersion, paths }) => managedFieldsOf({ manager, operation, apiVersion, paths }) ?? []);
}

export function withManaged(object: KubeObject, managedFields: readonly ManagedFields[]): KubeObject {
  return { ...object, metadata: { ...object.metadata, managedFields } };
}
