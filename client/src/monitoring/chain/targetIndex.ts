import type { EndpointSlice } from '../../cluster/kinds/endpointSlice.ts';
import type { Service } from '../../cluster/kinds/service.ts';
import type { ActiveTarget } from '../../prometheus/api.ts';
import type { DroppedTarget, ServiceTargets } from './evidence.ts';

/** Finds the targets that are a Service's among all of a Prometheus, 10,000 of them as quickly as ten. */
export interface TargetIndex {
  find(question: TargetQuestion): ServiceTargets;
}

export interface TargetQuestion {
  readonly service: Service;
  /** The Service's; empty where they are not known, which leaves its names. */
  readonly slices: readonly EndpointSlice[];
  readonly clusterDomain: string;
  /** Where Prometheus runs: only there is a short name this Service's. */
  readonly prometheusNamespace?: string;
}

interface Discovered {
  readonly discoveredLabels: Readonly<Record<string, string>>;
}

export function createTargetIndex(
  active: readonly ActiveTarget[],
  dropped: readonly DroppedTarget[],
  pools: readonly string[],
): TargetIndex {
  const activeBy = group(active, target => [...keysOf(target), addressOf(target.scrapeUrl)]);
  const droppedBy = group(dropped, keysOf);
  return {
    find: question => {
      const keys = keysOfService(question);
      return { active: collect(activeBy, keys), dropped: collect(droppedBy, keys), pools };
    },
  };
}

/** What Prometheus' discovery says of a target: the Service that it was found by, and its address before relabelling. */
function keysOf({ discoveredLabels }: Discovered): readonly string[] {
  const service = discoveredLabels['__meta_kubernetes_service_name'];
  const namespace = discoveredLabels['__meta_kubernetes_namespace'];
  const address = discoveredLabels['__address__'];
  return [
    ...(service === undefined || namespace === undefined ? [] : [serviceKey(namespace, service)]),
    ...(address === undefined ? [] : [addressKey(address)]),
  ];
}

const serviceKey = (namespace: string, name: string): string => `service ${namespace}/${name}`;
const addressKey = (address: string): string => `address ${address.toLowerCase()}`;

function addressOf(scrapeUrl: string): string {
  const url = URL.parse(scrapeUrl);
  if (url === null) return addressKey(scrapeUrl);
  return addressKey(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`);
}

function keysOfService({ service, slices, clusterDomain, prometheusNamespace }: TargetQuestion): ReadonlySet<string> {
  const { name, namespace, clusterIp, ports } = service;
  const hosts = [
    ...(prometheusNamespace === namespace ? [name] : []),
    `${name}.${namespace}`,
    `${name}.${namespace}.svc`,
    `${name}.${namespace}.svc.${clusterDomain}`,
    `${name}.${namespace}.svc.${clusterDomain}.`,
    ...(clusterIp === undefined ? [] : [bracketed(clusterIp)]),
  ];
  const endpoints = slices.flatMap(slice =>
    slice.ports.flatMap(({ port }) =>
      port === undefined ? [] : slice.endpoints.flatMap(({ addresses }) => addresses.map(address => `${bracketed(address)}:${port}`)),
    ),
  );
  return new Set([
    serviceKey(namespace, name),
    ...hosts.flatMap(host => ports.map(({ port }) => addressKey(`${host}:${port}`))),
    ...endpoints.map(addressKey),
  ]);
}

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

function group<T>(items: readonly T[], keysOfItem: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOfItem(item))) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [item]);
      else known.push(item);
    }
  }
  return groups;
}

/** Each once, though it may be found by its Service and by its address. */
function collect<T>(groups: ReadonlyMap<string, readonly T[]>, keys: ReadonlySet<string>): readonly T[] {
  return [...new Set([...keys].flatMap(key => groups.get(key) ?? []))];
}
