import { describe, expect, it } from 'vitest';
import { LiveItems } from '../../../client/src/cluster/liveItems.ts';
import type { WatchEvent } from '../../../client/src/cluster/api.ts';
import type { Namespace } from '../../../client/src/cluster/kinds/namespace.ts';

type Placed = Namespace & { readonly namespace: string };
const placed = (namespace: string, name: string, terminating = false): Placed => ({ namespace, name, labels: { app: name }, terminating });
const event = (type: 'added' | 'modified' | 'deleted', object: Namespace): WatchEvent<Namespace> => ({
  type,
  object,
  resourceVersion: '1',
});

describe('the objects of a kind', () => {
  it('are sorted by namespace and name, and told apart by both', () => {
    const items = LiveItems.of<Namespace>([placed('b', 'x'), placed('a', 'y'), placed('b', 'a'), placed('a', 'x')]);
    expect(items.all).toEqual([placed('a', 'x'), placed('a', 'y'), placed('b', 'a'), placed('b', 'x')]);
    expect(items.in('b')).toEqual([placed('b', 'a'), placed('b', 'x')]);
    expect(items.in('c')).toEqual([]);
  });

  it('follow events in their order, and keep what they were', () => {
    const before = LiveItems.of<Namespace>([placed('n', 'b'), placed('n', 'd')]);
    const { items, namespaces } = before.after([
      event('added', placed('n', 'c')),
      event('modified', placed('n', 'd', true)),
      event('added', placed('n', 'a')),
      event('deleted', placed('n', 'b')),
      event('deleted', placed('n', 'c')),
      event('added', placed('n', 'c', true)),
      event('added', placed('m', 'z')),
    ]);
    expect(items.all).toEqual([placed('m', 'z'), placed('n', 'a'), placed('n', 'c', true), placed('n', 'd', true)]);
    expect(before.all).toEqual([placed('n', 'b'), placed('n', 'd')]);
    expect(namespaces).toEqual(new Set(['m', 'n']));
  });

  it('share all that an event is not about', () => {
    const before = LiveItems.of<Namespace>([placed('m', 'a'), placed('n', 'b'), placed('n', 'c')]);
    const { items } = before.after([event('modified', placed('n', 'c', true))]);
    expect(items.in('m')).toBe(before.in('m'));
    expect(items.in('n')[0]).toBe(before.in('n')[0]);
    expect(items.in('n')[1]?.labels).toBe(before.in('n')[1]?.labels);
  });

  it('are the very same where nothing that is read of them changed', () => {
    const before = LiveItems.of<Namespace>([placed('n', 'a')]);
    const applied = before.after([
      { type: 'bookmark', resourceVersion: '9' },
      event('deleted', placed('n', 'z')),
      event('modified', placed('n', 'a')),
      event('added', placed('n', 'a')),
    ]);
    expect(applied).toEqual({ items: before, namespaces: new Set() });
    expect(applied.items).toBe(before);
  });
});
