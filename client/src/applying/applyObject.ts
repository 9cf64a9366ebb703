import type { Change, Written } from '../cluster/changes.ts';
import { type FieldCause, isClusterFailure } from '../cluster/model.ts';
import { type ClusterObject, keyOf, type ObjectKey, uidOf, versionOf, withMetadata } from '../cluster/objects.ts';

/** A cluster as an apply needs it: every write goes through the one door. */
export interface ApplyCluster {
  read(key: ObjectKey, signal: AbortSignal): Promise<ClusterObject>;
  write(change: Change, signal: AbortSignal): Promise<Written>;
}

/** What would be done, for the person to look at. */
export interface Proposal {
  /** Absent where the object is new. */
  readonly live: ClusterObject | undefined;
  /** As the API server says that it would be. */
  readonly planned: ClusterObject;
  readonly warnings: readonly string[];
  /** True where somebody changed the object since the proposal before this one. */
  readonly changedMeanwhile: boolean;
}

export interface Deciding {
  readonly accept: (proposal: Proposal) => Promise<boolean>;
  /** Whether to take over fields that others manage. */
  readonly takeOver: (fields: readonly FieldCause[], message: string) => Promise<boolean>;
  readonly signal: AbortSignal;
}

export type Applied =
  | { readonly kind: 'unchanged'; readonly object: ClusterObject }
  | { readonly kind: 'discarded' }
  | { readonly kind: 'applied'; readonly before: ClusterObject | undefined; readonly after: ClusterObject };

/**
 * Applies one object: a dry run, the person's word on what it would do, and a write of exactly the version that was looked at. Where somebody
 * changed the object meanwhile all of it begins anew, so nothing of theirs is overwritten unseen.
 */
export async function applyObject(cluster: ApplyCluster, object: ClusterObject, { accept, takeOver, signal }: Deciding): Promise<Applied> {
  let force = false;
  let changedMeanwhile = false;
  for (;;) {
    const live = await readOrNone(cluster, keyOf(object), signal);
    const resourceVersion = live && versionOf(live);
    const versioned = withMetadata(object, { resourceVersion, uid: undefined });
    const change: Change = { kind: 'apply', object: versioned, ...(force && { force }) };
    const dry = await attempt(() => cluster.write({ ...change, dryRun: true }, signal));
    switch (dry.kind) {
      case 'version':
        continue;
      case 'fields':
        if (!(await takeOver(dry.fields, dry.message))) return { kind: 'discarded' };
        force = true;
        continue;
      case 'written':
    }
    const planned = dry.written.object;
    if (live !== undefined && contentOf(live) === contentOf(planned)) return { kind: 'unchanged', object: live };
    if (!(await accept({ live, planned, warnings: dry.written.warnings, changedMeanwhile }))) return { kind: 'discarded' };
    const done = await attempt(() => cluster.write(change, signal));
    if (done.kind === 'written') return { kind: 'applied', before: live, after: done.written.object };
    changedMeanwhile = true;
  }
}

/** Puts an object back as it was before it was applied; fails with `conflict` where somebody changed it since. */
export async function rollBack(
  cluster: ApplyCluster,
  { before, after }: Extract<Applied, { readonly kind: 'applied' }>,
  signal: AbortSignal,
): Promise<void> {
  const resourceVersion = versionOf(after) ?? '';
  if (before === undefined) {
    await cluster.write({ kind: 'delete', key: keyOf(after), uid: uidOf(after) ?? '', resourceVersion }, signal);
    return;
  }
  await cluster.write({ kind: 'update', object: withMetadata(before, { managedFields: undefined }), resourceVersion }, signal);
}

export async function readOrNone(
  cluster: Pick<ApplyCluster, 'read'>,
  key: ObjectKey,
  signal: AbortSignal,
): Promise<ClusterObject | undefined> {
  try {
    return await cluster.read(key, signal);
  } catch (error) {
    // A kind that is not there is told by the dry run, in the same words.
    if (isClusterFailure(error) && error.error.kind === 'notFound') return undefined;
    throw error;
  }
}

type Attempt =
  | { readonly kind: 'written'; readonly written: Written }
  | { readonly kind: 'version' }
  | { readonly kind: 'fields'; readonly fields: readonly FieldCause[]; readonly message: string };

async function attempt(write: () => Promise<Written>): Promise<Attempt> {
  try {
    return { kind: 'written', written: await write() };
  } catch (error) {
    if (!isClusterFailure(error) || error.error.kind !== 'conflict') throw error;
    if (error.error.reason === 'fields') return { kind: 'fields', fields: error.error.fields, message: error.error.message };
    return { kind: 'version' };
  }
}

/** All that a write could have changed: the API server counts versions and notes managers by itself. */
function contentOf(object: ClusterObject): string {
  const { metadata, status: _, ...rest } = object;
  const { resourceVersion: __, managedFields: ___, generation: ____, ...kept } = metadata;
  return JSON.stringify({ ...rest, metadata: kept });
}
