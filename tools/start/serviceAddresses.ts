import { readFile, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { isService, type KubeObject } from '../simulatedCluster/objects.ts';
import type { World } from '../simulatedCluster/index.ts';
import { relay } from './relay.ts';
import { namesOf } from './serviceNames.ts';

/** Stands in for the cluster's DNS and kube-proxy on Linux: a hosts file, and every Service at a loopback address of its own. */
export interface ServiceAddresses {
  /** The machine's own hosts file with the names of the Services added. */
  readonly hostsFile: string;
  close(): void;
}

export interface Place {
  readonly hostsFile: string;
  /** Namespace of whoever asks: there, a Service's name alone is enough. */
  readonly from: string;
}

/** Below it, listening is a privilege on most systems. Nothing of the demo that has metrics is there. */
const firstOpenPort = 1024;

/** Undefined where the addresses cannot be listened on: no 127.0.0.0/8 (macOS), or something else listens on all addresses. */
export async function openServiceAddresses(world: World, { hostsFile, from }: Place): Promise<ServiceAddresses | undefined> {
  // A second demo on this machine has the same Services, so each run tries for a block of its own.
  for (let block = 96; block < 112; block += 1) {
    const servers: Server[] = [];
    const close = (): void => servers.forEach(server => server.close());
    try {
      const lines: string[] = [];
      for (const service of world.list('Service')) {
        const address = loopbackOf(service, block);
        if (address === undefined) continue;
        const { name, namespace = '' } = service.metadata;
        for (const port of tcpPorts(service)) {
          servers.push(await relay({ host: address, port }, () => world.endpointOf({ namespace, name, port })));
        }
        lines.push(`${address} ${namesOf({ namespace, name }, from).join(' ')}`);
      }
      await writeFile(hostsFile, `${await readFile('/etc/hosts', 'utf8')}\n${lines.join('\n')}\n`);
      return { hostsFile, close };
    } catch {
      close();
    }
  }
  return undefined;
}

/** A Service's own address with its first number changed to 127 and its second to the block's. */
function loopbackOf(service: KubeObject, block: number): string | undefined {
  const address = isService(service) ? service.spec.clusterIP : undefined;
  return address?.replace(/^\d+\.\d+\./, `127.${block}.`);
}

const tcpPorts = (service: KubeObject): number[] =>
  isService(service)
    ? (service.spec.ports ?? []).filter(({ port, protocol }) => protocol === 'TCP' && port >= firstOpenPort).map(({ port }) => port)
    : [];
