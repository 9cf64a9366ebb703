import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface KubeconfigsOptions {
  readonly folder: string;
  /** Where a cluster answers over plain HTTP, the one that the tests play with ... */
  readonly plainUrl: string;
  /** ... and where one answers over TLS, with a certificate that nobody vouches for. */
  readonly tlsUrl: string;
  readonly token: string;
}

/** The kubeconfigs of somebody to whom everything happened: gives the value of KUBECONFIG. */
export async function writeKubeconfigs({ folder, plainUrl, tlsUrl, token }: KubeconfigsOptions): Promise<string> {
  const servers = {
    playground: plainUrl,
    'self-signed': tlsUrl,
    'not-tls': plainUrl.replace('http:', 'https:'),
    'nobody-home': 'http://127.0.0.1:1',
    'no-such-host': 'https://cluster.invalid:6443',
  };
  const contexts = [...Object.keys(servers), 'no-cluster', 'no-user'];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: Object.entries(servers).map(([name, server]) => ({ name, cluster: { server } })),
    users: [{ name: 'me', user: { token } }],
    contexts: contexts.map(name => ({
      name,
      context: { cluster: name === 'no-user' ? 'playground' : name, user: name === 'no-user' ? 'nobody' : 'me' },
    })),
    'current-context': 'playground',
  };
  const files = {
    'broken.yaml': 'apiVersion: v1\nclusters: [\n',
    'config.yaml': JSON.stringify(config),
    'not-a-kubeconfig.yaml': 'just a sentence\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text, { mode: 0o600 });
  return [...Object.keys(files), 'missing.yaml'].map(name => path.join(folder, name)).join(path.delimiter);
}
