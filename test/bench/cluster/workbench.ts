import type { Service } from '../../../client/src/cluster/kinds/service.ts';
import type { ContextInfo } from '../../../client/src/cluster/model.ts';
import { createClusters } from '../../../client/src/connections/clusters.ts';
import { itemOf } from '../../../client/src/views/clusterTree/items.ts';
import { silentLog } from '../../support/silentLog.ts';
import { world } from '../../support/treeWorld.ts';
import { changedAt, clock } from './messages.ts';
import type { Subject } from './subjects.ts';

const context = 'bench';
const info: ContextInfo = { name: context, cluster: '', user: '', namespace: '', server: '', current: true };
const drawnWorld = world({});
const kinds = ['namespace', 'service', 'endpointSlice'] as const;

/** The clusters as the tree has them. */
export function workbench(kubeconfig: string): Subject {
  const clusters = createClusters({ kubeconfigPaths: () => [kubeconfig], trusted: () => true, log: silentLog });
  let delays: number[] = [];
  /** By namespace, as it was when last drawn. */
  const drawn = new Map<string, readonly Service[]>();
  /** What the tree does with a namespace that is open: its rows are made, as plain data. */
  const draw = (name: string): void => {
    const state = clusters.state({ context, kind: 'service', namespace: name });
    const services = state.kind === 'loading' ? [] : state.items;
    for (const service of services) itemOf({ kind: 'service', context: info, service }, drawnWorld);
    const before = new Set(drawn.get(name));
    for (const service of services) {
      const at = service.annotations[changedAt];
      if (at !== undefined && !before.has(service)) delays.push(clock() - Number(at));
    }
    drawn.set(name, services);
  };
  const namespaces = (): readonly string[] => {
    const state = clusters.state({ context, kind: 'namespace' });
    return state.kind === 'loading' ? [] : state.items.map(({ name }) => name);
  };
  return {
    prepare: async () => void (await clusters.load()),
    start: () =>
      new Promise(resolve => {
        let ready = false;
        clusters.onDidChange(change => {
          if (change.what !== 'context') return;
          if (ready && change.kind === 'service') for (const name of change.namespaces ?? namespaces()) draw(name);
          if (ready || !kinds.every(kind => clusters.state({ context, kind }).kind === 'live')) return;
          ready = true;
          for (const name of namespaces()) draw(name);
          resolve();
        });
        for (const kind of kinds) clusters.open({ context, kind });
      }),
    takeDelays: () => {
      const taken = delays;
      delays = [];
      return taken;
    },
  };
}
