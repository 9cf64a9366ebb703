import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { World } from '../simulatedCluster/index.ts';
import { Child } from './child.ts';
import type { Cleanup } from './cleanup.ts';
import { openClusterProxy } from './clusterProxy.ts';
import { freePort } from './freePort.ts';
import { hostsNamespace } from './hostsNamespace.ts';
import { copyWithProxy } from './proxiedFolder.ts';
import { openReloadFront } from './reloadFront.ts';
import { openServiceAddresses } from './serviceAddresses.ts';

export interface PrometheusOptions {
  /** Path of the program. */
  readonly program: string;
  /** Folder with the person's prometheus.yml. */
  readonly workspace: string;
  /** Folder of this run, for everything else. */
  readonly scratch: string;
  /** Where it is to answer, on 127.0.0.1. */
  readonly port: number;
  /** The simulated cluster whose names it is to know; undefined with a cluster of the person's own. */
  readonly world: World | undefined;
  readonly cleanup: Cleanup;
  readonly note: (sentence: string) => void;
}

/** How a Prometheus outside of the cluster comes to know the names in it. */
type Names =
  | { readonly kind: 'hosts'; readonly prefix: readonly string[] }
  | { readonly kind: 'proxy'; readonly url: string }
  | { readonly kind: 'none' };

/** Namespace of the simulated cluster that the demo's Prometheus is a member of, as far as short names go. */
export const ownNamespace = 'default';

/** Starts Prometheus on the workspace's own prometheus.yml, and resolves when it answers. */
export async function startPrometheus(options: PrometheusOptions): Promise<void> {
  const { workspace, scratch, port, note } = options;
  const names = await chooseNames(options);
  if (names.kind === 'proxy') {
    note(
      'Prometheus cannot be told the names of the Services on this machine, so it loads a copy of prometheus.yml that finds them through a proxy.',
    );
    const copy = path.join(scratch, 'proxied');
    const renew = (): Promise<void> => copyWithProxy(workspace, copy, names.url);
    await renew();
    const inner = await freePort(port + 100);
    await run(options, { prefix: [], port: inner, folder: copy });
    const front = await openReloadFront({ port, prometheus: { host: '127.0.0.1', port: inner }, beforeReload: renew });
    options.cleanup.add(() => front.close());
  } else {
    await run(options, { prefix: names.kind === 'hosts' ? names.prefix : [], port, folder: workspace });
  }
}

async function chooseNames({ world, scratch, cleanup }: PrometheusOptions): Promise<Names> {
  if (world === undefined) return { kind: 'none' };
  const addresses = await openServiceAddresses(world, { hostsFile: path.join(scratch, 'hosts'), from: ownNamespace });
  if (addresses !== undefined) cleanup.add(() => addresses.close());
  const prefix = addresses && (await hostsNamespace(addresses.hostsFile));
  if (prefix !== undefined) return { kind: 'hosts', prefix };
  const proxy = await openClusterProxy(world, ownNamespace);
  cleanup.add(() => proxy.close());
  return { kind: 'proxy', url: proxy.url };
}

interface Run {
  readonly prefix: readonly string[];
  readonly port: number;
  readonly folder: string;
}

async function run({ program, scratch, cleanup, note }: PrometheusOptions, { prefix, port, folder }: Run): Promise<void> {
  const lines: string[] = [];
  const child = new Child(
    [
      ...prefix,
      program,
      `--config.file=${path.join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(scratch, 'prometheus-data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-lifecycle',
      '--log.level=warn',
    ],
    {
      // Go's own resolver reads /etc/hosts; the system's may ask a service that reads the real one.
      env: { GODEBUG: 'netdns=go' },
      onLine: line => void lines.push(line),
    },
  );
  cleanup.add(() => child.stop());
  const state = { ended: false };
  const ended = child.ended.then(reason => {
    state.ended = true;
    return reason;
  });
  while (!(await answers(port))) {
    if (state.ended) throw new Error(`Prometheus ended at once (${await ended}): ${lines.slice(-3).join(' ')}`);
    await delay(100);
  }
  void ended.then(reason => {
    if (!cleanup.running) note(`Prometheus has ended (${reason}); the demo goes on without it: ${lastWords(lines)}`);
  });
}

/** What it complained of last; a panic says so in its first line, above a long trace. */
function lastWords(lines: readonly string[]): string {
  return lines.find(line => /^(panic|fatal error):/.test(line)) ?? lines.findLast(line => /level=error/i.test(line)) ?? lines.at(-1) ?? '';
}

async function answers(port: number): Promise<boolean> {
  try {
    // An agent of its own, for the shared one may be set to go through the proxy of the machine's network.
    const asked = request({ host: '127.0.0.1', port, path: '/-/ready', agent: false }).end();
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    answer?.resume();
    return answer?.statusCode === 200;
  } catch {
    return false;
  }
}
