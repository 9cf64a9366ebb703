import { type UnknownRecord, listOf, oneOf, recordOf, textOf } from '../unknown.ts';

const protocols = ['TCP', 'UDP', 'SCTP'] as const;

export type Protocol = (typeof protocols)[number];

export interface ContainerPort {
  readonly container: string;
  readonly name?: string;
  readonly port: number;
  readonly protocol: Protocol;
}

export const protocolOf = (value: unknown): Protocol => oneOf(protocols, value, 'TCP');

export function portNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 65_535 ? value : undefined;
}

/** The ports that the containers of a pod's spec, or of a template for pods, declare. */
export function containerPortsOf(podSpec: unknown): readonly ContainerPort[] {
  return listOf(recordOf(podSpec)['containers']).map(recordOf).flatMap(portsOfContainer);
}

function portsOfContainer(container: UnknownRecord): ContainerPort[] {
  return listOf(container['ports']).flatMap(value => {
    const port = recordOf(value);
    const number = portNumber(port['containerPort']);
    if (number === undefined) return [];
    const name = textOf(port['name']);
    return [
      {
        container: textOf(container['name']) ?? '',
        ...(name !== undefined && { name }),
        port: number,
        protocol: protocolOf(port['protocol']),
      },
    ];
  });
}
