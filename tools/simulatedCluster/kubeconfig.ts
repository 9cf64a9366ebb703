import type { User } from './users.ts';

export interface KubeconfigOptions {
  /** Name of the cluster and of its first context; the others are `NAME-USER`. */
  readonly name: string;
  readonly url: string;
  /** PEM of the certificate that signs the server's; absent over plain HTTP. */
  readonly certificate?: string;
  readonly users: readonly User[];
}

/** A kubeconfig with a context for each user; the first one is current. JSON, which is YAML. */
export function kubeconfigOf({ name, url, certificate, users }: KubeconfigOptions): string {
  const contextOf = (user: User): string => (user === users[0] ? name : `${name}-${user.name}`);
  const ca = certificate === undefined ? {} : { 'certificate-authority-data': Buffer.from(certificate).toString('base64') };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: url, ...ca } }],
    users: users.map(user => ({ name: contextOf(user), user: { token: user.token } })),
    contexts: users.map(user => ({
      name: contextOf(user),
      context: { cluster: name, user: contextOf(user), ...(user.namespace !== undefined && { namespace: user.namespace }) },
    })),
    'current-context': users[0] === undefined ? '' : contextOf(users[0]),
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
