/** A process of its own: the simulated cluster with a great many Services, which changes them when told to. */
import process from 'node:process';
import { startSimulatedCluster } from '../../../tools/simulatedCluster/index.ts';
import { namespaceName, serviceObject, sliceObject, type WorldSize } from './manyServices.ts';
import { changedAt, clock, type FromServer, type ToServer } from './messages.ts';

const [namespaces = 1, services = 1, endpoints = 1] = process.argv.slice(2).map(Number);
const size: WorldSize = { namespaces, services, endpoints };
const { world, kubeconfig } = await startSimulatedCluster({ name: 'bench', controllers: 'none', historyLimit: 200_000 });
for (let number = 0; number < namespaces; number++) world.addNamespace(namespaceName(number));
for (let number = 0; number < services; number++) {
  world.apply(serviceObject(number, size));
  world.apply(sliceObject(number, size));
}

const tell = (message: FromServer): void => void process.send?.(message);
process.on('message', (message: ToServer) => change(message));
process.on('disconnect', () => process.exit());
tell({ kind: 'serving', kubeconfig });

/** Services and slices by turns, all over the cluster, in even portions each ten milliseconds. */
function change({ perSecond, seconds }: ToServer): void {
  const portion = perSecond / 100;
  let left = perSecond * seconds;
  const timer = setInterval(() => {
    for (let index = 0; index < portion && left > 0; index++, left--) changeOne(left);
    if (left > 0) return;
    clearInterval(timer);
    tell({ kind: 'changed' });
  }, 10);
}

function changeOne(number: number): void {
  const target = (number * 7919) % services;
  const object = number % 2 === 0 ? serviceObject(target, size) : sliceObject(target, size);
  const annotations = { ...object.metadata.annotations, [changedAt]: String(clock()) };
  world.apply({ ...object, metadata: { ...object.metadata, annotations } });
}
