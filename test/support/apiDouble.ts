import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { ClusterApi } from '../../client/src/cluster/api.ts';
import { apiServerOf } from '../../client/src/cluster/contextServer.ts';
import type { KubeconfigUser } from '../../client/src/cluster/kubeconfigFile.ts';
import { createLogin } from '../../client/src/cluster/kubeconfigLogin.ts';
import { createKubernetesApi } from '../../client/src/cluster/kubernetesApi.ts';
import { defaultLimits, type TransportLimits } from '../../client/src/cluster/transport.ts';
import type { Identity } from './selfSigned.ts';

/** An HTTP server that answers as a test wants, where no cluster, not even a simulated one, would. */
export interface ApiDouble extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
}

export async function startApiDouble(listener: RequestListener, tls?: Identity): Promise<ApiDouble> {
  const requests: IncomingMessage[] = [];
  const handle: RequestListener = (request, response) => {
    requests.push(request);
    listener(request, response);
  };
  const server: Server =
    tls === undefined
      ? createServer(handle)
      : // Whoever offers HTTP/2 is taken at his word, as by an API server, and not answered.
        createTlsServer({ cert: tls.certificate, key: tls.key, ALPNProtocols: ['h2', 'http/1.1'] }, handle);
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export interface ApiUnderTest extends AsyncDisposable {
  readonly api: ClusterApi;
}

export interface ApiOptions {
  readonly limits?: Partial<TransportLimits>;
  readonly cluster?: { readonly caData?: string; readonly proxyUrl?: string };
  readonly user?: Omit<KubeconfigUser, 'name'>;
}

/** A context "test" for that address, with the token "secret" where nothing else is said; the environment's proxies do not count. */
export function apiFor(server: string, { limits = {}, cluster = {}, user = { token: 'secret' } }: ApiOptions = {}): ApiUnderTest {
  const entries = {
    clusters: [{ name: 'c', server, skipTLSVerify: false, ...cluster }],
    users: [{ name: 'u', ...user }],
    contexts: [{ name: 'test', cluster: 'c', user: 'u' }],
  };
  const api = createKubernetesApi(apiServerOf('test', entries, { env: {}, loginOf: createLogin }), {
    limits: { ...defaultLimits, ...limits },
  });
  return { api, [Symbol.asyncDispose]: () => api.dispose() };
}
