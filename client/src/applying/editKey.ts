import { isClusterFailure } from '../cluster/model.ts';
import { type ClusterObject, type ObjectKey, versionOf } from '../cluster/objects.ts';
import type { ApplyCluster } from './applyObject.ts';

/** A text within a ConfigMap or a Secret. */
export interface TextKey {
  readonly object: ObjectKey & { readonly kind: 'ConfigMap' | 'Secret' };
  /** Of `data`. */
  readonly key: string;
}

/** The text as it is in an object; undefined where the object has no such key, or no text there. */
export function keyText(object: ClusterObject, key: string): string | undefined {
  const { data } = object;
  if (typeof data !== 'object' || data === null || !(key in data)) return undefined;
  const value: unknown = Object.entries(data).find(([name]) => name === key)?.[1];
  if (typeof value !== 'string') return undefined;
  return object.kind === 'Secret' ? Buffer.from(value, 'base64').toString('utf8') : value;
}

export interface KeyProposal {
  readonly live: ClusterObject;
  readonly planned: ClusterObject;
  readonly warnings: readonly string[];
}

/** What became of a save. */
export type KeyEdit =
  | { readonly kind: 'unchanged'; readonly object: ClusterObject }
  | { readonly kind: 'discarded' }
  | { readonly kind: 'applied'; readonly before: ClusterObject; readonly after: ClusterObject }
  /** Somebody changed the same text since it was opened: theirs and ours have to be brought together. */
  | { readonly kind: 'diverged'; readonly theirs: string; readonly live: ClusterObject };

export interface KeySave {
  readonly at: TextKey;
  /** As it was when the person began. */
  readonly base: string;
  readonly text: string;
  readonly accept: (proposal: KeyProposal) => Promise<boolean>;
}

/** Writes one text back, in the version that was compared alone; other keys that changed meanwhile stay as they are. */
export async function saveKey(cluster: ApplyCluster, { at, base, text, accept }: KeySave, signal: AbortSignal): Promise<KeyEdit> {
  for (;;) {
    const live = await cluster.read(at.object, signal);
    const theirs = keyText(live, at.key) ?? '';
    if (theirs === text) return { kind: 'unchanged', object: live };
    if (theirs !== base) return { kind: 'diverged', theirs, live };
    const value = at.object.kind === 'Secret' ? Buffer.from(text).toString('base64') : text;
    const change = { kind: 'patch', key: at.object, patch: { data: { [at.key]: value } }, resourceVersion: versionOf(live) ?? '' } as const;
    try {
      const { object: planned, warnings } = await cluster.write({ ...change, dryRun: true }, signal);
      if (!(await accept({ live, planned, warnings }))) return { kind: 'discarded' };
      const { object: after } = await cluster.write(change, signal);
      return { kind: 'applied', before: live, after };
    } catch (error) {
      // Somebody was quicker: what they changed decides whether ours still fits.
      if (!isClusterFailure(error) || error.error.kind !== 'conflict') throw error;
    }
  }
}
