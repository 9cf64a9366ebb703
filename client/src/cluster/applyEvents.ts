import type { WatchEvent } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';

type Item = Kinds[KindName];

/** What the list is after a burst of events; the array given is left as it is. Sorted by namespace and name. */
export function applyEvents<T extends Item>(items: readonly T[], events: readonly WatchEvent<T>[]): readonly T[] {
  const byKey = new Map(items.map(item => [keyOf(item), item]));
  for (const event of events) {
    switch (event.type) {
      case 'added':
      case 'modified':
        byKey.set(keyOf(event.object), event.object);
        break;
      case 'deleted':
        byKey.delete(keyOf(event.object));
        break;
      case 'bookmark':
      case 'expired':
        break;
      default:
        event satisfies never;
    }
  }
  return sorted([...byKey.values()]);
}

export function sorted<T extends Item>(items: readonly T[]): readonly T[] {
  return items
    .map(item => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}

/** A space cannot stand in a name, and sorts before every character that can. */
function keyOf(item: Item): string {
  return 'namespace' in item ? `${item.namespace} ${item.name}` : item.name;
}
