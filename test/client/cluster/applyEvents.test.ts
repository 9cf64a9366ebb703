import { describe, expect, it } from 'vitest';
import { applyEvents } from '../../../client/src/cluster/applyEvents.ts';
import type { WatchEvent } from '../../../client/src/cluster/api.ts';
import type { Namespace } from '../../../client/src/cluster/kinds/namespace.ts';

const namespace = (name: string, terminating = false): Namespace => ({ name, labels: {}, terminating });
const event = (type: 'added' | 'modified' | 'deleted', object: Namespace): WatchEvent<Namespace> => ({
  type,
  object,
  resourceVersion: '1',
});

describe('applyEvents', () => {
  it('adds, changes and removes, in the order of the events, and keeps the order of the names', () => {
    const before = Object.freeze([namespace('b'), namespace('d')]);
    const after = applyEvents(before, [
      event('added', namespace('c')),
      event('modified', namespace('d', true)),
      event('added', namespace('a')),
      event('deleted', namespace('b')),
      event('deleted', namespace('c')),
      event('added', namespace('c', true)),
    ]);
    expect(after).toEqual([namespace('a'), namespace('c', true), namespace('d', true)]);
    expect(before).toEqual([namespace('b'), namespace('d')]);
  });

  it('tells apart objects of one name in two namespaces', () => {
    const pod = (namespaceName: string): Namespace & { namespace: string } => ({
      ...namespace('x'),
      namespace: namespaceName,
    });
    expect(applyEvents([pod('a')], [event('added', pod('b')), event('deleted', pod('a'))])).toEqual([pod('b')]);
  });

  it('changes nothing for a bookmark, nor for an object that is not there', () => {
    const before = [namespace('a')];
    expect(applyEvents(before, [{ type: 'bookmark', resourceVersion: '9' }, event('deleted', namespace('z'))])).toEqual(before);
  });
});
