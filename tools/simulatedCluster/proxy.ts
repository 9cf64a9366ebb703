import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Backends, Endpoint } from './backends.ts';
import { containerPort } from './controllers.ts';
import { isPod, isReady, isService, type Service } from './objects.ts';
import { resourceOfKind } from './resources.ts';
import type { ResourceAccess } from './route.ts';
import { selects } from './selector.ts';
import { badRequest, notFound, unavailable, type Status } from './status.ts';
import type { Store } from './store.ts';

export type Resolved =
  | { readonly ok: true; readonly endpoint: Endpoint; readonly tls?: boolean }
  | { readonly ok: false; readonly status: Status };

/** The endpoint behind `services/[SCHEME:]NAME[:PORT]/proxy` or `pods/[SCHEME:]NAME[:PORT]/proxy`. */
export function resolveProxy(store: Store, backends: Backends, access: ResourceAccess): Resolved {
  const { name: reference = '' } = access;
  const parts = reference.split(':');
  const [scheme, name = '', port = ''] = parts.length === 3 ? parts : ['', ...parts];
  const resolved = endpointOf(store, backends, { access, name, port });
  return resolved.ok ? { ...resolved, tls: scheme === 'https' } : resolved;
}

interface Reference {
  readonly access: ResourceAccess;
  readonly name: string;
  readonly port: string;
}

function endpointOf(store: Store, backends: Backends, { access: { resource, namespace }, name, port }: Reference): Resolved {
  const object = store.get(resource, name, namespace);
  if (object === undefined) return { ok: false, status: notFound(resource, name) };
  if (isService(object)) return serviceEndpoint(store, backends, { service: object, port });
  if (!isPod(object)) return { ok: false, status: badRequest(`${resource.plural} have no proxy.`) };
  const number = port === '' ? object.spec.containers[0]?.ports?.[0]?.containerPort : Number(port);
  return reached(number === undefined ? undefined : backends.of(object, number), `${name}:${port}`);
}

export interface ServiceAddress {
  readonly service: Service;
  /** Name or number of one of its ports; empty for the only one. */
  readonly port: string;
}

/** What kube-proxy decides: which endpoint a connection to a Service's port ends up at. */
export function serviceEndpoint(store: Store, backends: Backends, { service, port }: ServiceAddress): Resolved {
  const { metadata, spec } = service;
  const ports = spec.ports ?? [];
  const chosen =
    port === '' && ports.length === 1
      ? ports[0]
      : ports.find(candidate => (candidate.name ?? '') === port || String(candidate.port) === port);
  if (chosen === undefined) return { ok: false, status: unavailable(`no service port "${port}" found for service "${metadata.name}"`) };
  const pods = store.list({ resource: resourceOfKind('Pod'), namespace: metadata.namespace }).filter(isPod);
  const pod = pods.find(candidate => isReady(candidate) && selects(spec.selector ?? {}, candidate.metadata.labels));
  if (pod === undefined) return { ok: false, status: unavailable(`no endpoints available for service "${metadata.name}"`) };
  const number = containerPort(pod, chosen.targetPort ?? chosen.port);
  return reached(number === undefined ? undefined : backends.of(pod, number), `${pod.status?.podIP ?? ''}:${number ?? port}`);
}

const unreachable = (address: string): Status =>
  unavailable(`error trying to reach service: dial tcp ${address}: connect: connection refused`);

const reached = (endpoint: Endpoint | undefined, address: string): Resolved =>
  endpoint === undefined ? { ok: false, status: unreachable(address) } : { ok: true, endpoint };

export interface Hop {
  readonly endpoint: Endpoint;
  /** Whether the pod speaks TLS; who it is is not asked. */
  readonly tls?: boolean;
  /** Path and query as the pod sees them. */
  readonly path: string;
  readonly fail: (status: Status) => void;
}

/** Passes a request on and its answer back. The caller's credentials stay here. */
export function passOn(request: IncomingMessage, response: ServerResponse, { endpoint, tls = false, path, fail }: Hop): void {
  const { authorization: _, host: __, connection: ___, ...headers } = request.headers;
  // An agent of its own, for the shared one may be set to go through the proxy of the machine's network.
  const options = { ...endpoint, path, method: request.method, headers, agent: false, rejectUnauthorized: false };
  const onward = (tls ? httpsRequest : httpRequest)(options, answer => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => (response.headersSent ? response.destroy() : fail(unreachable(`${endpoint.host}:${endpoint.port}`))));
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}
