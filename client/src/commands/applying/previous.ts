import type * as vscode from 'vscode';
import { type ClusterObject, isClusterObject, keyOf } from '../../cluster/objects.ts';

/** A ConfigMap as it was before it was written here last. */
export interface Previous {
  readonly context: string;
  readonly before: ClusterObject;
  /** When it was written, milliseconds since 1970. */
  readonly at: number;
}

const memoryKey = 'previousConfigMaps';
const kept = 20;

/** Keeps ConfigMaps for a way back in a later session. A Secret is never written to disk. */
export async function keepPrevious(
  memory: vscode.Memento,
  { context, before }: { readonly context: string; readonly before: ClusterObject | undefined },
): Promise<void> {
  if (before?.kind !== 'ConfigMap') return;
  const id = JSON.stringify([context, keyOf(before)]);
  const others = previousOf(memory).filter(one => JSON.stringify([one.context, keyOf(one.before)]) !== id);
  await memory.update(memoryKey, [{ context, before, at: Date.now() }, ...others].slice(0, kept));
}

/** The latest first. */
export function previousOf(memory: vscode.Memento): readonly Previous[] {
  const found = memory.get<unknown>(memoryKey);
  return Array.isArray(found) ? found.filter(isPrevious) : [];
}

function isPrevious(value: unknown): value is Previous {
  if (typeof value !== 'object' || value === null || !('before' in value) || !('context' in value) || !('at' in value)) return false;
  return isClusterObject(value.before) && typeof value.context === 'string' && typeof value.at === 'number';
}
