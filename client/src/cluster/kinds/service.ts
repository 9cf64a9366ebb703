import { listOf, oneOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Labels, type Named, namedOf, stringsOf } from './kind.ts';
import { portNumber, type Protocol, protocolOf } from './ports.ts';

const serviceTypes = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;

export interface Service extends Named {
  readonly type: (typeof serviceTypes)[number];
  /** True for `clusterIP: None`. */
  readonly headless: boolean;
  /** Absent where it has none of its own. */
  readonly clusterIp?: string;
  /** Where a Service of type ExternalName leads. */
  readonly externalName?: string;
  readonly ports: readonly ServicePort[];
  /** Empty where the Service selects nothing: its endpoints are kept by someone else. */
  readonly selector: Labels;
}

export interface ServicePort {
  /** Absent on a Service's only, unnamed port. */
  readonly name?: string;
  readonly port: number;
  readonly protocol: Protocol;
  /** A number, or the name of a container's port. */
  readonly targetPort: number | string;
  readonly appProtocol?: string;
}

export const serviceKind: Kind<Service> = { group: '', version: 'v1', plural: 'services', namespaced: true, parse };

function parse(object: UnknownRecord): Service {
  const spec = recordOf(object['spec']);
  const clusterIp = textOf(spec['clusterIP']);
  const externalName = textOf(spec['externalName']);
  return {
    ...namedOf(object),
    type: oneOf(serviceTypes, spec['type'], 'ClusterIP'),
    headless: clusterIp === 'None',
    ...(clusterIp !== undefined && clusterIp !== 'None' && { clusterIp }),
    ...(externalName !== undefined && { externalName }),
    ports: listOf(spec['ports']).flatMap(parsePort),
    selector: stringsOf(spec['selector']),
  };
}

function parsePort(value: unknown): ServicePort[] {
  const port = recordOf(value);
  const number = portNumber(port['port']);
  if (number === undefined) return [];
  const name = textOf(port['name']);
  const appProtocol = textOf(port['appProtocol']);
  return [
    {
      ...(name !== undefined && { name }),
      port: number,
      protocol: protocolOf(port['protocol']),
      // The API server fills targetPort in with the port; 0 stands for "not set" in old objects.
      targetPort: portNumber(port['targetPort']) ?? textOf(port['targetPort']) ?? number,
      ...(appProtocol !== undefined && { appProtocol }),
    },
  ];
}
