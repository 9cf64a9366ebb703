import type { ApiServer } from './apiServer.ts';
import type { KubeconfigEntries } from './kubeconfigFile.ts';
import type { Login, LoginContext } from './kubeconfigLogin.ts';
import { type ClusterError, ClusterFailure } from './model.ts';
import { type Environment, proxyFor } from './proxy.ts';

export interface Surroundings {
  readonly env: Environment;
  readonly loginOf: (context: LoginContext) => Login;
}

/** All that is needed to speak to a context's API server; a ClusterFailure where the kubeconfigs do not tell. Opens nothing and runs nothing. */
export function apiServerOf(contextName: string, { contexts, clusters, users }: KubeconfigEntries, surroundings: Surroundings): ApiServer {
  const context = contexts.find(({ name }) => name === contextName);
  if (context === undefined) throw new ClusterFailure(unknownContext(contextName));
  const cluster = clusters.find(({ name }) => name === context.cluster);
  if (cluster === undefined) throw new ClusterFailure(undefinedName(contextName, `the cluster "${context.cluster}"`));
  const user = users.find(({ name }) => name === context.user);
  if (user === undefined && context.user) throw new ClusterFailure(undefinedName(contextName, `the user "${context.user}"`));
  const url = serverUrl(contextName, cluster.server);
  const proxyUrl = cluster.proxyUrl || proxyFor(url, surroundings.env);
  const proxied = proxyUrl === undefined ? cluster : { ...cluster, proxyUrl };
  return {
    url,
    ...(proxyUrl !== undefined && { proxyUrl }),
    login: surroundings.loginOf({ name: contextName, cluster: proxied, ...(user !== undefined && { user }) }),
    where: { context: contextName, server: cluster.server, ...(proxyUrl !== undefined && { proxy: withoutLogin(proxyUrl) }) },
  };
}

function serverUrl(contextName: string, server: string): URL {
  // As for kubectl, an address without a scheme is one of http.
  const url = URL.parse(server.includes('://') ? server : `http://${server}`);
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new ClusterFailure({
    kind: 'kubeconfig',
    message: `The server "${server}" of context "${contextName}" is no address. Write it in the kubeconfig as https://HOST:PORT.`,
  });
}

function withoutLogin(proxyUrl: string): string {
  const url = URL.parse(proxyUrl);
  return url === null ? proxyUrl : `${url.protocol}//${url.host}`;
}

function unknownContext(contextName: string): ClusterError {
  return {
    kind: 'unknownContext',
    message: `There is no context "${contextName}" in the kubeconfig. It may have been renamed or removed; choose another one.`,
  };
}

function undefinedName(contextName: string, what: string): ClusterError {
  return {
    kind: 'kubeconfig',
    message: `Context "${contextName}" names ${what}, which no kubeconfig defines. Define it, or correct the name in the kubeconfig.`,
  };
}
