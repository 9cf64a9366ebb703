import type { Server } from 'node:net';
import { serveDns } from './dns.ts';
import { follow } from './follow.ts';
import type { KubernetesClient } from './kubernetesClient.ts';
import { addresses, clusterDomain } from './network.ts';
import { type EndpointSliceObject, readyAddresses, type ServiceObject, serviceOf } from './objects.ts';
import { type Endpoint, relayTo } from './relay.ts';

/** An address and port of a Service with the pods' addresses behind it at this moment. */
export interface Forwarding {
  readonly listen: string;
  readonly port: number;
  readonly targets: readonly Endpoint[];
}

/**
 * The stand-in for kube-proxy and the cluster's DNS, kept in step with Services and EndpointSlices: inside the namespace
 * `traefik.default.svc.cluster.local:8080` leads to a ready pod of that Service.
 */
export async function startServiceNetwork(client: KubernetesClient, signal: AbortSignal): Promise<void> {
  const state = { services: [] as readonly ServiceObject[], slices: [] as readonly EndpointSliceObject[] };
  const proxies = new ServiceProxies();
  const update = (): void => proxies.follow(forwardings(state.services, state.slices));
  const dns = await serveDns(addresses.dns, name => resolveName(name, state.services, state.slices));
  signal.addEventListener('abort', () => {
    proxies.close();
    void dns.close();
  });
  void follow({ client, path: '/api/v1/services', signal }, services => {
    state.services = services;
    update();
  });
  void follow({ client, path: '/apis/discovery.k8s.io/v1/endpointslices', signal }, slices => {
    state.slices = slices;
    update();
  });
}

/** A Service's name resolves to its own address, a headless one's to its ready pods', as the cluster's DNS specification has it. */
export function resolveName(
  name: string,
  services: readonly ServiceObject[],
  slices: readonly EndpointSliceObject[],
): readonly string[] | undefined {
  const suffix = `.svc.${clusterDomain}`;
  if (!name.endsWith(suffix)) return undefined;
  const [service, namespace, ...more] = name.slice(0, -suffix.length).split('.');
  const found = services.find(({ metadata }) => metadata.name === service && metadata.namespace === namespace);
  if (found === undefined || more.length > 0) return undefined;
  if (found.spec.clusterIP !== 'None') return found.spec.clusterIP === undefined ? [] : [found.spec.clusterIP];
  return slices.filter(slice => serviceOf(slice) === `${namespace}/${service}`).flatMap(readyAddresses);
}

/** A Service without a ready endpoint is left out: nothing listens there, so that connections to it are refused. */
export function forwardings(services: readonly ServiceObject[], slices: readonly EndpointSliceObject[]): readonly Forwarding[] {
  return services.flatMap(({ metadata, spec }) => {
    const { clusterIP } = spec;
    if (clusterIP === undefined || clusterIP === 'None') return [];
    const own = slices.filter(slice => serviceOf(slice) === `${metadata.namespace ?? ''}/${metadata.name}`);
    return (spec.ports ?? [])
      .filter(({ protocol = 'TCP' }) => protocol === 'TCP')
      .map(({ name = '', port }) => ({ listen: clusterIP, port, targets: own.flatMap(slice => targetsOf(slice, name)) }))
      .filter(({ targets }) => targets.length > 0);
  });
}

function targetsOf(slice: EndpointSliceObject, portName: string): readonly Endpoint[] {
  return (slice.ports ?? [])
    .filter(({ name = '', protocol = 'TCP' }) => name === portName && protocol === 'TCP')
    .flatMap(({ port }) => (port === undefined ? [] : readyAddresses(slice).map(host => ({ host, port }))));
}

class ServiceProxies {
  readonly #open = new Map<string, { server: Server; forwarding: Forwarding }>();

  follow(wanted: readonly Forwarding[]): void {
    const byPlace = new Map(wanted.map(forwarding => [`${forwarding.listen}:${forwarding.port}`, forwarding]));
    for (const [place, { server }] of this.#open) {
      if (byPlace.has(place)) continue;
      server.close();
      this.#open.delete(place);
    }
    for (const [place, forwarding] of byPlace) {
      const open = this.#open.get(place);
      if (open === undefined) this.#listen(place, forwarding);
      else open.forwarding = forwarding;
    }
  }

  close(): void {
    this.follow([]);
  }

  #listen(place: string, forwarding: Forwarding): void {
    const server = relayTo(() => anyOf(this.#open.get(place)?.forwarding.targets ?? []));
    server.on('error', () => this.#open.delete(place));
    server.listen(forwarding.port, forwarding.listen);
    this.#open.set(place, { server, forwarding });
  }
}

/** At random, as kube-proxy chooses. */
function anyOf(targets: readonly Endpoint[]): Endpoint | undefined {
  return targets[Math.floor(Math.random() * targets.length)];
}
