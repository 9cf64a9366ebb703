import { afterEach, beforeEach, expect, it } from 'vitest';
import { listableNamespaces } from '../../../client/src/connections/listableNamespaces.ts';
import { startSimulatedCluster, type SimulatedCluster } from '../../../tools/simulatedCluster/index.ts';
import { apiFor } from '../../support/apiDouble.ts';

const look = ['get', 'list', 'watch'];
const users = [
  { name: 'everything', allow: [{ verbs: look, resources: ['namespaces', 'services'] }] },
  { name: 'services', allow: [{ verbs: look, resources: ['services'] }] },
  { name: 'some', allow: ['shop', 'cart'].map(namespace => ({ namespace, verbs: look, resources: ['services'] })) },
].map(user => ({ ...user, token: user.name }));

let cluster: SimulatedCluster;

beforeEach(async () => {
  cluster = await startSimulatedCluster({ users });
  for (const namespace of ['shop', 'cart', 'empty']) cluster.world.addNamespace(namespace);
  for (const namespace of ['shop', 'cart']) cluster.world.addService({ name: 'web', namespace, ports: [{ port: 80 }] });
});

afterEach(() => cluster.stop());

it.each([
  ['everything', ['cart', 'default', 'empty', 'kube-system', 'shop']],
  // Where no Service is there is nothing to show.
  ['services', ['cart', 'shop']],
  ['some', ['shop']],
])('may list %s: finds %j', async (token, found) => {
  await using under = apiFor(cluster.url, { user: { token } });
  expect(await listableNamespaces(under.api, ['default', 'shop'], new AbortController().signal)).toEqual(found);
});
