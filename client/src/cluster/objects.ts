import { malformed } from './malformed.ts';
import { isRecord, recordOf, textOf, type UnknownRecord } from './unknown.ts';

/** One object as the API server has it, whatever its kind: nothing of it is left out, and nothing more of it is believed. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: UnknownRecord;
  readonly [field: string]: unknown;
}

/** Which object. */
export interface ObjectKey {
  /** `v1`, or `GROUP/VERSION`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for what is in no namespace. */
  readonly namespace?: string;
  readonly name: string;
}

export function isClusterObject(value: unknown): value is ClusterObject {
  return isRecord(value) && textOf(value['apiVersion']) !== undefined && textOf(value['kind']) !== undefined && isRecord(value['metadata']);
}

/** An answer as an object; throws a ClusterFailure `malformed` for what is none. */
export function asObject(answer: unknown): ClusterObject {
  if (isClusterObject(answer)) return answer;
  throw malformed('JSON that is no Kubernetes object');
}

export function keyOf({ apiVersion, kind, metadata }: ClusterObject): ObjectKey {
  const namespace = textOf(metadata['namespace']);
  return { apiVersion, kind, ...(namespace !== undefined && { namespace }), name: textOf(metadata['name']) ?? '' };
}

/** Absent on an object that no API server has. */
export function versionOf({ metadata }: ClusterObject): string | undefined {
  return textOf(metadata['resourceVersion']);
}

export function uidOf({ metadata }: ClusterObject): string | undefined {
  return textOf(metadata['uid']);
}

/** The object with these fields of its metadata replaced. */
export function withMetadata(object: ClusterObject, fields: UnknownRecord): ClusterObject {
  return { ...object, metadata: { ...recordOf(object.metadata), ...fields } };
}
