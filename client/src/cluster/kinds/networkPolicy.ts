import { listOf, recordOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Named, namedOf } from './kind.ts';
import type { LabelSelector } from '../selectors.ts';
import { labelSelectorOf } from './labelSelector.ts';

/** Who may connect to pods. https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export interface NetworkPolicy extends Named {
  readonly pods: LabelSelector;
  /** Undefined where it says nothing of incoming connections; none lets nobody in. */
  readonly ingress?: readonly IngressAllowance[];
}

export interface IngressAllowance {
  /** Undefined for anybody. */
  readonly from?: readonly Peer[];
  /** Numbers or names of container ports, TCP; undefined for all. */
  readonly ports?: readonly AllowedPort[];
}

export interface AllowedPort {
  readonly port: number | string;
  /** The last one of a range. */
  readonly endPort?: number;
}

export interface Peer {
  /** Undefined for the policy's own namespace. */
  readonly namespaces?: LabelSelector;
  readonly pods?: LabelSelector;
  /** An address range; what it lets in by address cannot be told from pods' labels. */
  readonly addresses: boolean;
}

export const networkPolicyKind: Kind<NetworkPolicy> = {
  group: 'networking.k8s.io',
  version: 'v1',
  plural: 'networkpolicies',
  namespaced: true,
  parse,
};

function parse(object: UnknownRecord): NetworkPolicy {
  const spec = recordOf(object['spec']);
  const types = listOf(spec['policyTypes']);
  return {
    ...namedOf(object),
    pods: labelSelectorOf(spec['podSelector']) ?? { matchLabels: {}, matchExpressions: [] },
    // The API server fills policyTypes in; Ingress is always among those of a policy that names none.
    ...((types.length === 0 || types.includes('Ingress')) && { ingress: listOf(spec['ingress']).map(parseAllowance) }),
  };
}

function parseAllowance(value: unknown): IngressAllowance {
  const { from, ports } = recordOf(value);
  return {
    ...(listOf(from).length > 0 && { from: listOf(from).map(parsePeer) }),
    ...(listOf(ports).length > 0 && { ports: listOf(ports).flatMap(parsePort) }),
  };
}

function parsePeer(value: unknown): Peer {
  const peer = recordOf(value);
  const namespaces = labelSelectorOf(peer['namespaceSelector']);
  const pods = labelSelectorOf(peer['podSelector']);
  return { ...(namespaces && { namespaces }), ...(pods && { pods }), addresses: peer['ipBlock'] !== undefined };
}

function parsePort(value: unknown): AllowedPort[] {
  const { port, endPort, protocol = 'TCP' } = recordOf(value);
  if (protocol !== 'TCP') return [];
  if (typeof port !== 'number' && typeof port !== 'string') return [{ port: 1, endPort: 65_535 }];
  return [{ port, ...(typeof endPort === 'number' && { endPort }) }];
}
