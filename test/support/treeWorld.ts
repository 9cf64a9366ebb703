import type { Forward, LiveState } from '../../client/src/cluster/index.ts';
import type { Namespace } from '../../client/src/cluster/kinds/namespace.ts';
import type { Service } from '../../client/src/cluster/kinds/service.ts';
import type { ContextInfo } from '../../client/src/cluster/model.ts';
import type { Scraping, TreeWorld } from '../../client/src/views/clusterTree/nodes.ts';

export const context = (name: string, more: Partial<ContextInfo> = {}): ContextInfo => ({
  name,
  cluster: `${name}-cluster`,
  user: 'someone',
  namespace: 'default',
  server: `https://${name}.example`,
  current: false,
  ...more,
});

export const service = (name: string, more: Partial<Service> = {}): Service => ({
  namespace: 'default',
  name,
  uid: name,
  type: 'ClusterIP',
  headless: false,
  ports: [{ name: 'metrics', port: 8080, protocol: 'TCP', targetPort: 8080 }],
  selector: { app: name },
  labels: {},
  annotations: {},
  ...more,
});

export const live = <T>(...items: readonly T[]): LiveState<T> => ({ kind: 'live', items });

export const forward = (id: string, state: Forward['state']): Forward => ({
  id,
  target: { context: 'minikube', namespace: 'default', service: 'traefik', port: { port: 8080, protocol: 'TCP', targetPort: 8080 } },
  state,
  connections: 0,
  traffic: { accepted: 0, received: 0, sent: 0 },
  pod: undefined,
  events: [],
  temporary: false,
  lastError: undefined,
  stop: () => Promise.resolve(),
});

interface WorldParts {
  readonly contexts?: readonly ContextInfo[];
  readonly namespaces?: LiveState<Namespace>;
  readonly services?: LiveState<Service>;
  readonly forwards?: readonly Forward[];
  readonly chosenNamespaces?: readonly string[];
  readonly remembered?: TreeWorld['remembered'];
  readonly scraping?: Scraping;
}

/** A world in which every context and namespace looks the same. */
export function world({
  contexts = [],
  namespaces,
  services,
  forwards = [],
  remembered = [],
  chosenNamespaces = [],
  scraping = { state: 'unknown', text: '' },
}: WorldParts): TreeWorld {
  return {
    snapshot: { contexts, problems: [] },
    forwards,
    remembered,
    namespaces: () => namespaces ?? { kind: 'loading' },
    chosenNamespaces: () => chosenNamespaces,
    services: () => services ?? { kind: 'loading' },
    scraping: () => scraping,
  };
}
