import { listOf, oneOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Named, namedOf } from './kind.ts';
import { portNumber, type Protocol, protocolOf } from './ports.ts';

const addressTypes = ['IPv4', 'IPv6', 'FQDN'] as const;

/** https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/ */
export interface EndpointSlice extends Named {
  /** The Service whose endpoints these are; absent where the slice was made by hand without its label. */
  readonly service?: string;
  readonly addressType: (typeof addressTypes)[number];
  readonly endpoints: readonly Endpoint[];
  readonly ports: readonly EndpointPort[];
}

export interface Endpoint {
  readonly addresses: readonly string[];
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly node?: string;
  readonly zone?: string;
  readonly hostname?: string;
  readonly target?: EndpointTarget;
}

export interface EndpointTarget {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export interface EndpointPort {
  readonly name?: string;
  /** Absent where the slice stands for all ports. */
  readonly port?: number;
  readonly protocol: Protocol;
  readonly appProtocol?: string;
}

export const endpointSliceKind: Kind<EndpointSlice> = {
  group: 'discovery.k8s.io',
  version: 'v1',
  plural: 'endpointslices',
  namespaced: true,
  parse,
};

function parse(object: UnknownRecord): EndpointSlice {
  const named = namedOf(object);
  const service = textOf(named.labels['kubernetes.io/service-name']);
  return {
    ...named,
    ...(service !== undefined && { service }),
    addressType: oneOf(addressTypes, object['addressType'], 'IPv4'),
    endpoints: listOf(object['endpoints']).map(parseEndpoint),
    ports: listOf(object['ports']).map(parsePort),
  };
}

function parseEndpoint(value: unknown): Endpoint {
  const endpoint = recordOf(value);
  const { ready, serving, terminating } = recordOf(endpoint['conditions']);
  const node = textOf(endpoint['nodeName']);
  const zone = textOf(endpoint['zone']);
  const hostname = textOf(endpoint['hostname']);
  const target = targetOf(endpoint['targetRef']);
  return {
    addresses: listOf(endpoint['addresses']).filter(one => typeof one === 'string'),
    // "nil should be interpreted as true" for these two, discovery/v1 types.
    ready: ready !== false,
    serving: serving !== false,
    terminating: terminating === true,
    ...(node !== undefined && { node }),
    ...(zone !== undefined && { zone }),
    ...(hostname !== undefined && { hostname }),
    ...(target !== undefined && { target }),
  };
}

function targetOf(value: unknown): EndpointTarget | undefined {
  const { kind, namespace, name } = recordOf(value);
  const named = textOf(name);
  return named === undefined ? undefined : { kind: textOf(kind) ?? '', namespace: textOf(namespace) ?? '', name: named };
}

function parsePort(value: unknown): EndpointPort {
  const port = recordOf(value);
  const number = portNumber(port['port']);
  const name = textOf(port['name']);
  const appProtocol = textOf(port['appProtocol']);
  return {
    ...(name !== undefined && { name }),
    ...(number !== undefined && { port: number }),
    protocol: protocolOf(port['protocol']),
    ...(appProtocol !== undefined && { appProtocol }),
  };
}
