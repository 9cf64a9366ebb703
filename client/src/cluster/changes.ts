import { assertNever } from '../util/assertNever.ts';
import { type ClusterObject, keyOf, type ObjectKey, withMetadata } from './objects.ts';
import { isRecord, type UnknownRecord } from './unknown.ts';
import type { WireRequest } from './transport.ts';

/** Who we are in `metadata.managedFields`. */
export const fieldManager = 'prometheus-workbench';

/** One write of one object. */
export type Change = ChangeKind & {
  /** The API server does all but store it: defaults, checks and admission included. */
  readonly dryRun?: boolean;
};

type ChangeKind =
  | { readonly kind: 'create'; readonly object: ClusterObject }
  /** Replaces the object where it still has this version, else fails with `conflict`. */
  | { readonly kind: 'update'; readonly object: ClusterObject; readonly resourceVersion: string }
  /** Server-side apply: sets the fields named, takes away those of ours that are not named any more. By force it takes over those of others. */
  | { readonly kind: 'apply'; readonly object: ClusterObject; readonly force?: boolean }
  /** JSON merge patch (RFC 7386), of this version only where one is named. */
  | { readonly kind: 'patch'; readonly key: ObjectKey; readonly patch: UnknownRecord; readonly resourceVersion?: string }
  /** Where one is named, only the object with this uid, or in this version. */
  | { readonly kind: 'delete'; readonly key: ObjectKey; readonly uid?: string; readonly resourceVersion?: string };

export interface Written {
  /** As it is now, or as it would be; for a delete what was deleted, or a Status. */
  readonly object: ClusterObject;
  /** What the API server warns of, in its words. */
  readonly warnings: readonly string[];
}

export function keyOfChange(change: Change): ObjectKey {
  return change.kind === 'patch' || change.kind === 'delete' ? change.key : keyOf(change.object);
}

/** Where an object of that kind is. */
export interface ObjectPaths {
  /** Path of the kind's collection. */
  readonly collection: string;
  /** Path of the object itself. */
  readonly object: string;
}

/** Every write is read strictly: a field that the API server does not know is refused, not dropped. */
export function requestOf(change: Change, paths: ObjectPaths): WireRequest {
  const query = { fieldManager, fieldValidation: 'Strict', ...(change.dryRun === true && { dryRun: 'All' }) };
  switch (change.kind) {
    case 'create':
      return { method: 'POST', path: withQuery(paths.collection, query), body: json(change.object) };
    case 'update': {
      const object = withMetadata(change.object, { resourceVersion: change.resourceVersion });
      return { method: 'PUT', path: withQuery(paths.object, query), body: json(object) };
    }
    case 'apply': {
      const path = withQuery(paths.object, { ...query, ...(change.force === true && { force: 'true' }) });
      // The API server takes none of managedFields in an apply; JSON is YAML.
      const object = withMetadata(change.object, { managedFields: undefined });
      return { method: 'PATCH', path, body: { ...json(object), type: 'application/apply-patch+yaml' } };
    }
    case 'patch': {
      const patch = change.resourceVersion === undefined ? change.patch : versioned(change.patch, change.resourceVersion);
      return { method: 'PATCH', path: withQuery(paths.object, query), body: { ...json(patch), type: 'application/merge-patch+json' } };
    }
    case 'delete': {
      const { uid, resourceVersion, dryRun } = change;
      const options = {
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        ...((uid ?? resourceVersion) !== undefined && { preconditions: { uid, resourceVersion } }),
        ...(dryRun === true && { dryRun: ['All'] }),
      };
      return { method: 'DELETE', path: paths.object, body: json(options) };
    }
    default:
      return assertNever(change);
  }
}

function versioned(patch: UnknownRecord, resourceVersion: string): UnknownRecord {
  const { metadata } = patch;
  return { ...patch, metadata: { ...(isRecord(metadata) && metadata), resourceVersion } };
}

const json = (value: object): { readonly type: string; readonly text: string } => ({
  type: 'application/json',
  text: JSON.stringify(value),
});

const withQuery = (path: string, query: Readonly<Record<string, string>>): string => `${path}?${new URLSearchParams(query).toString()}`;
