import { setTimeout as sleep } from 'node:timers/promises';
import type { Collections, KubernetesClient } from './kubernetesClient.ts';
import type { KubernetesObject } from './objects.ts';

export interface Following<K extends keyof Collections> {
  readonly client: KubernetesClient;
  readonly path: K;
  readonly signal: AbortSignal;
}

/** Keeps `onChange` told of all objects of a collection, from a list and the watch that follows it, until the signal aborts. */
export async function follow<K extends keyof Collections>(
  { client, path, signal }: Following<K>,
  onChange: (objects: readonly Collections[K][]) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const { items, metadata } = await client.list(path);
      const objects = new Map(items.map(item => [key(item), item]));
      onChange([...objects.values()]);
      for await (const { type, object } of client.watch(path, { resourceVersion: metadata.resourceVersion, signal })) {
        if (type === 'ERROR') break;
        if (type === 'DELETED') objects.delete(key(object));
        else if (type !== 'BOOKMARK') objects.set(key(object), object);
        onChange([...objects.values()]);
      }
    } catch (error) {
      if (signal.aborted) return;
      // A watch may break at any time; whatever else is wrong would only repeat itself, and has to be seen.
      if (!isBrokenConnection(error)) throw error;
    }
    await sleep(100);
  }
}

function key({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

function isBrokenConnection(error: unknown): boolean {
  return error instanceof Error && ('code' in error || error.message === 'aborted');
}
