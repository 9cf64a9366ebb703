import { describe, expect, it } from 'vitest';
import { GivenNodes } from '../../../../client/src/views/clusterTree/givenNodes.ts';
import { idOf, type Node } from '../../../../client/src/views/clusterTree/nodes.ts';
import { context, service } from '../../../support/treeWorld.ts';

const minikube = context('minikube');
const root: Node = { kind: 'context', context: minikube };
const namespace = (name: string): Node => ({ kind: 'namespace', context: minikube, namespace: { name, labels: {}, terminating: false } });
const within = (space: string, name: string): Node => ({
  kind: 'service',
  context: minikube,
  service: service(name, { namespace: space }),
});

function tree(): GivenNodes {
  const given = new GivenNodes();
  given.giveChildren(undefined, [root]);
  given.giveChildren(root, [namespace('a'), namespace('b')]);
  given.giveChildren(namespace('a'), [within('a', 'one')]);
  given.giveChildren(namespace('b'), [within('b', 'two')]);
  return given;
}

describe('the nodes that were given', () => {
  it('are found by their ids, the latest of each', () => {
    const given = tree();
    const again = within('a', 'one');
    given.giveChildren(namespace('a'), [again]);
    expect(given.get(idOf(again))).toBe(again);
  });

  it('are let go of with all that stood below them, and nothing else is', () => {
    const given = tree();
    given.giveChildren(root, [namespace('b')]);
    expect([...given.all()]).toEqual([root, namespace('b'), within('b', 'two')]);
  });
});
