import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../parts/process.ts';

/**
 * Addresses of the cluster. All of them lead to the namespace's loopback, so a process that listens on a pod's or a Service's
 * address *is* that pod or Service. (Addresses in 127/8 would do without routes, but the API server refuses them in endpoints.)
 */
export const addresses = {
  pods: '10.244.0.0/16',
  services: '10.96.0.0/16',
  dns: '10.96.0.10',
  /** Where the API server says that it is reached, as an address of the kubernetes Service. */
  apiServer: '10.243.0.1',
} as const;

export const clusterDomain = 'cluster.local';

/** Inside a namespace: brings up the loopback, and makes the cluster's DNS that of every process here. */
export async function prepareNetwork(folder: string): Promise<void> {
  await must('ip', 'link', 'set', 'lo', 'up');
  for (const range of [addresses.pods, addresses.services, `${addresses.apiServer}/32`]) {
    await must('ip', 'route', 'add', 'local', range, 'dev', 'lo');
  }
  const search = [`default.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain].join(' ');
  await mountOver(folder, '/etc/resolv.conf', `nameserver ${addresses.dns}\nsearch ${search}\noptions ndots:5\n`);
  // Without this a resolver daemon of the machine, reached by a Unix socket that no network namespace closes, would answer first.
  await mountOver(folder, '/etc/nsswitch.conf', await nameServiceSwitch());
}

async function nameServiceSwitch(): Promise<string> {
  const others = await readFile('/etc/nsswitch.conf', 'utf8').catch(() => '');
  const kept = others.split('\n').filter(line => line.trim() !== '' && !line.startsWith('hosts:'));
  return [...kept, 'hosts: files dns', ''].join('\n');
}

/** Covers a file for this namespace alone. A file that does not exist cannot be covered, and need not be. */
async function mountOver(folder: string, file: string, text: string): Promise<void> {
  const own = path.join(folder, path.basename(file));
  await writeFile(own, text);
  const exists = await readFile(file).then(
    () => true,
    () => false,
  );
  if (exists) await must('mount', '--bind', own, file);
}

async function must(command: string, ...args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr.trim()}`);
}
