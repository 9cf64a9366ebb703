import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlane } from '../parts/kubernetes.ts';
import type { Kwok } from '../parts/kwok.ts';
import type { PrometheusOperator } from '../parts/operator.ts';
import { echoPort } from './backends.ts';
import { KubernetesClient } from './kubernetesClient.ts';
import { addresses } from './network.ts';
import type { Crd } from './objects.ts';
import { Program } from './program.ts';

export interface ClusterParts {
  readonly controlPlane: ControlPlane;
  readonly kwok: Kwok;
  readonly operator: PrometheusOperator;
}

export const apiServerUrl = `https://${addresses.apiServer}:16443`;
const etcdUrl = 'http://127.0.0.1:12379';
const kubeletPort = '10247';

/** The users, by their context in the kubeconfig. `limited` may do nothing until a test gives it a Role. */
export const users = {
  test: { name: 'admin', token: 'admin-token', group: 'system:masters' },
  limited: { name: 'limited', token: 'limited-token', group: '' },
} as const;

export interface RunningControlPlane {
  readonly client: KubernetesClient;
  readonly ca: string;
  readonly programs: readonly Program[];
}

/** Starts everything from etcd to the operator in `folder`, and returns when pods can run. */
export async function startControlPlane(parts: ClusterParts, folder: string): Promise<RunningControlPlane> {
  await writeKeys(folder);
  const { apiServer, controllerManager, scheduler } = parts.controlPlane;
  const etcd = startEtcd(parts.controlPlane.etcd, folder);
  const api = startApiServer(apiServer, folder);
  const certificate = path.join(folder, 'certs/apiserver.crt');
  await api.waitUntil(async () => existsSync(certificate));
  const ca = await readFile(certificate, 'utf8');
  const client = new KubernetesClient({ server: apiServerUrl, token: users.test.token, ca });
  await api.waitUntil(() => client.isReady());
  const kubeconfig = path.join(folder, 'admin.kubeconfig');
  await writeFile(kubeconfig, kubeconfigFor(ca));
  const controllers = new Program(
    [
      controllerManager,
      `--kubeconfig=${kubeconfig}`,
      '--service-account-private-key-file=service-accounts.key',
      '--leader-elect=false',
      '--bind-address=127.0.0.1',
      '--secure-port=16444',
    ],
    { folder },
  );
  const scheduling = new Program(
    [scheduler, `--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--bind-address=127.0.0.1', '--secure-port=16445'],
    { folder },
  );
  await applyCrds(client, [parts.kwok.portForwardCrd, ...(await yamlFiles(parts.operator.crds))]);
  await writeFile(path.join(folder, 'kwok.yaml'), `${await readFile(parts.kwok.stages, 'utf8')}\n---\n${echoForward}\n`);
  const kwok = startKwok(parts.kwok, { folder, kubeconfig });
  await client.apply('/api/v1/nodes/node-1', { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } });
  // It finds the cluster by KUBECONFIG; started before its CRDs are established it would work without them, and not say so.
  const operator = new Program([parts.operator.operator, '-web.listen-address=127.0.0.1:16446'], {
    folder,
    env: { KUBECONFIG: kubeconfig },
  });
  return { client, ca, programs: [operator, kwok, scheduling, controllers, api, etcd] };
}

/** A kubeconfig with a context for each user, the administrator's being current. */
export function kubeconfigFor(ca: string): string {
  const cluster = { server: apiServerUrl, 'certificate-authority-data': Buffer.from(ca).toString('base64') };
  // JSON is YAML.
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'test', cluster }],
    users: Object.values(users).map(({ name, token }) => ({ name, user: { token } })),
    contexts: Object.entries(users).map(([context, { name }]) => ({
      name: context,
      context: { cluster: 'test', user: name, namespace: 'default' },
    })),
  });
}

async function writeKeys(folder: string): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'service-accounts.key'), privateKey);
  await writeFile(path.join(folder, 'service-accounts.pub'), publicKey);
  const lines = Object.values(users).map(({ name, token, group }) => `${token},${name},${name},"${group}"\n`);
  await writeFile(path.join(folder, 'tokens.csv'), lines.join(''));
}

function startEtcd(file: string, folder: string): Program {
  const peers = 'http://127.0.0.1:12380';
  const urls = [`--listen-client-urls=${etcdUrl}`, `--advertise-client-urls=${etcdUrl}`, `--listen-peer-urls=${peers}`];
  return new Program([file, '--data-dir=etcd', ...urls, '--unsafe-no-fsync', '--log-level=error'], { folder });
}

function startApiServer(file: string, folder: string): Program {
  return new Program(
    [
      file,
      `--etcd-servers=${etcdUrl}`,
      '--bind-address=0.0.0.0',
      '--secure-port=16443',
      `--advertise-address=${addresses.apiServer}`,
      '--cert-dir=certs',
      '--token-auth-file=tokens.csv',
      '--authorization-mode=RBAC',
      `--service-cluster-ip-range=${addresses.services}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      '--service-account-key-file=service-accounts.pub',
      '--service-account-signing-key-file=service-accounts.key',
      '--kubelet-preferred-address-types=InternalIP',
    ],
    { folder },
  );
}

/** A test may forward to its echo pods before the PortForward of each has reached kwok. */
const echoForward = JSON.stringify({
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'ClusterPortForward',
  metadata: { name: 'echo' },
  spec: { forwards: [{ ports: [echoPort], target: { address: '127.0.0.1', port: echoPort } }] },
});

function startKwok({ kwok }: Kwok, { folder, kubeconfig }: { folder: string; kubeconfig: string }): Program {
  return new Program(
    [
      kwok,
      `--kubeconfig=${kubeconfig}`,
      '--config=kwok.yaml',
      '--enable-crds=PortForward',
      '--manage-all-nodes',
      // Without leases the nodes count as lost, and pods stay pending.
      '--node-lease-duration-seconds=40',
      `--cidr=${addresses.pods}`,
      '--node-ip=127.0.0.1',
      `--node-port=${kubeletPort}`,
      `--server-address=127.0.0.1:${kubeletPort}`,
      // The API server does not ask who a kubelet is, only that it speaks TLS.
      '--tls-cert-file=certs/apiserver.crt',
      '--tls-private-key-file=certs/apiserver.key',
    ],
    { folder },
  );
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).map(name => path.join(folder, name));
}

async function applyCrds(client: KubernetesClient, files: readonly string[]): Promise<void> {
  const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  await Promise.all(
    files.map(async file => {
      const crd = await readFile(file, 'utf8');
      const name = /^ {2}name: (\S+)$/m.exec(crd)?.[1] ?? '';
      await client.apply(`${crds}/${name}`, crd);
    }),
  );
  const established = ({ status }: Crd): boolean =>
    status?.conditions?.some(is => is.type === 'Established' && is.status === 'True') ?? false;
  while (!(await client.list(crds)).items.every(established)) await sleep(50);
}
