import type { Where } from './errors.ts';
import type { Login } from './kubeconfigLogin.ts';

/** The API server of one context: all that a request or a WebSocket to it needs. */
export interface ApiServer {
  readonly url: URL;
  /** Of the kubeconfig's proxy-url, else of the environment. */
  readonly proxyUrl?: string;
  readonly login: Login;
  readonly where: Where;
}

/** The path below the server's own, which some gateways have: `https://host/k8s/clusters/c-1`. */
export function serverPath({ url }: ApiServer, path: string): string {
  return `${url.pathname.replace(/\/$/, '')}${path}`;
}
