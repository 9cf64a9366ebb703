import { listOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Labels, namedOf } from './kind.ts';
import { portNumber } from './ports.ts';

export interface Node {
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly addresses: readonly NodeAddress[];
  readonly providerId?: string;
  /** Where its kubelet listens. */
  readonly kubeletPort?: number;
}

export interface NodeAddress {
  /** InternalIP, ExternalIP, Hostname and others. */
  readonly type: string;
  readonly address: string;
}

export const nodeKind: Kind<Node> = { group: '', version: 'v1', plural: 'nodes', namespaced: false, parse };

function parse(object: UnknownRecord): Node {
  const { name, labels, annotations } = namedOf(object);
  const status = recordOf(object['status']);
  const providerId = textOf(recordOf(object['spec'])['providerID']);
  const kubeletPort = portNumber(recordOf(recordOf(status['daemonEndpoints'])['kubeletEndpoint'])['Port']);
  return {
    name,
    labels,
    annotations,
    addresses: listOf(status['addresses'])
      .map(recordOf)
      .map(({ type, address }) => ({ type: textOf(type) ?? '', address: textOf(address) ?? '' })),
    ...(providerId !== undefined && { providerId }),
    ...(kubeletPort !== undefined && { kubeletPort }),
  };
}
