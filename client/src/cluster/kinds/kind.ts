import { malformed } from '../malformed.ts';
import { recordOf, textOf, type UnknownRecord } from '../unknown.ts';

/** A kind of object: where the API server has it, and what is read of it. */
export interface Kind<T> {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** The name of its collection in paths. */
  readonly plural: string;
  readonly namespaced: boolean;
  /** Nothing but its metadata is read, so nothing else is asked for. */
  readonly metadataOnly?: true;
  /** Throws a ClusterFailure `malformed` where the object has no name. */
  readonly parse: (object: UnknownRecord) => T;
}

/** What every object in a namespace is known by. */
export interface Named {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

export type Labels = Readonly<Record<string, string>>;

export function namedOf(object: UnknownRecord): Named {
  const metadata = recordOf(object['metadata']);
  const name = textOf(metadata['name']);
  if (name === undefined) throw malformed('an object without a name');
  return {
    name,
    namespace: textOf(metadata['namespace']) ?? '',
    uid: textOf(metadata['uid']) ?? '',
    labels: stringsOf(metadata['labels']),
    annotations: stringsOf(metadata['annotations']),
  };
}

/** Deleted, but not gone: something still holds it. */
export function isTerminating(object: UnknownRecord): boolean {
  return textOf(recordOf(object['metadata'])['deletionTimestamp']) !== undefined;
}

/** Name and kind of the controller that keeps the object, such as the ReplicaSet of a pod. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

export function stringsOf(value: unknown): Labels {
  const strings: Record<string, string> = {};
  for (const [key, one] of Object.entries(recordOf(value))) if (typeof one === 'string') strings[key] = one;
  return strings;
}

/** `metadata.resourceVersion` of an object or a list. */
export function resourceVersionOf(value: unknown): string {
  return textOf(recordOf(recordOf(value)['metadata'])['resourceVersion']) ?? '';
}
