import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { abortError, throwIfAborted } from '../util/abort.ts';
import { type ApiServer, serverPath } from './apiServer.ts';
import { requestFailure, statusFailure } from './errors.ts';
import type { Credentials } from './kubeconfigLogin.ts';
import { ClusterFailure } from './model.ts';

export interface TransportLimits {
  readonly connectMs: number;
  /** From the request to the answer's headers. */
  readonly headersMs: number;
  /** The longest silence within an answer. */
  readonly bodyMs: number;
  /** The longest silence within a watch: the API server sends a bookmark about every minute. */
  readonly watchMs: number;
  readonly bodyBytes: number;
}

export const defaultLimits: TransportLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  bodyMs: 30_000,
  watchMs: 150_000,
  bodyBytes: 256 * 1024 * 1024,
};

/** GET requests to one API server, over connections that are kept and shared. */
export interface Transport {
  json(path: string, signal: AbortSignal): Promise<unknown>;
  /** The chunks of an answer that goes on until one side has enough. A silence longer than `watchMs` ends it like the server's own end. */
  stream(path: string, signal: AbortSignal, onOpen?: () => void): AsyncIterable<Uint8Array>;
  dispose(): Promise<void>;
}

/** Enough of an error's text for any Status object. */
const errorBytes = 64 * 1024;

export function createTransport(server: ApiServer, limits: TransportLimits = defaultLimits): Transport {
  const connections = createConnections(server, limits);

  /** The answer, once it is known to be a success. */
  async function get(path: string, bodyTimeout: number, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    for (let attempt = 1; ; attempt++) {
      const { headers, tls } = await server.login.credentials(signal);
      const answer = await connections.for(tls).request({
        origin: server.url.origin,
        path: serverPath(server, path),
        method: 'GET',
        headers: { accept: 'application/json', 'user-agent': 'prometheus-workbench', ...headers },
        headersTimeout: limits.headersMs,
        bodyTimeout,
        signal,
      });
      if (answer.statusCode < 300) return answer;
      const body = await startOfText(answer.body);
      // A token may have been revoked before its time: one more try with a new one.
      if (answer.statusCode === 401 && attempt === 1 && server.login.renew()) continue;
      const retryAfter = answer.headers['retry-after'];
      throw statusFailure({ status: answer.statusCode, body, ...(typeof retryAfter === 'string' && { retryAfter }) }, server.where);
    }
  }

  function failure(error: unknown, signal: AbortSignal): Error {
    return signal.aborted ? abortError(signal) : requestFailure(error, server.where);
  }

  return {
    async json(path, signal) {
      throwIfAborted(signal);
      try {
        const answer = await get(path, limits.bodyMs, signal);
        return parseJson(await wholeBody(answer, limits.bodyBytes, server), answer, server);
      } catch (error) {
        throw failure(error, signal);
      }
    },
    async *stream(path, signal, onOpen) {
      throwIfAborted(signal);
      try {
        const { body } = await get(path, limits.watchMs, signal);
        onOpen?.();
        yield* body;
      } catch (error) {
        if (!signal.aborted && isSilence(error)) return;
        throw failure(error, signal);
      }
    },
    dispose: () => connections.dispose(),
  };
}

/** One pool of connections, made anew only when a login brought another client certificate. */
function createConnections({ proxyUrl }: ApiServer, limits: TransportLimits) {
  let current: { readonly key: string; readonly dispatcher: Dispatcher } | undefined;
  const create = (tls: Credentials['tls']): Dispatcher => {
    // HTTP/1.1: a watch that is given up then frees its socket, and one that stalls holds up no other. The bundle has nothing else.
    const http1 = { allowH2: false };
    const connect = { ...tls, ...http1, timeout: limits.connectMs, keepAlive: true, keepAliveInitialDelay: 30_000 };
    const options = { connect, ...http1, connectTimeout: limits.connectMs };
    if (proxyUrl === undefined) return new Agent(options);
    // undici speaks TLS with a SOCKS proxy too where it is told how.
    const proxyTls = proxyUrl.startsWith('https:') ? { proxyTls: http1 } : {};
    return new ProxyAgent({ ...options, ...proxyTls, uri: proxyUrl, connect: {}, requestTls: connect });
  };
  return {
    for(tls: Credentials['tls']): Dispatcher {
      const key = JSON.stringify(tls);
      if (current?.key !== key) {
        // Requests under way end on the old one.
        void current?.dispatcher.close();
        current = { key, dispatcher: create(tls) };
      }
      return current.dispatcher;
    },
    async dispose(): Promise<void> {
      await current?.dispatcher.destroy();
    },
  };
}

async function wholeBody({ body, headers }: Dispatcher.ResponseData, maxBytes: number, server: ApiServer): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    body.destroy();
    throw tooLarge(maxBytes, server);
  }
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes, server);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function startOfText(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > errorBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string, { headers }: Dispatcher.ResponseData, { where }: ApiServer): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const type = headers['content-type'];
    const got = typeof type === 'string' && !type.includes('json') ? ` but ${type.split(';', 1)[0]}` : '';
    throw new ClusterFailure(
      {
        kind: 'malformed',
        message: `${where.server} did not answer with JSON${got}. Check that the server of context "${where.context}" in the kubeconfig is a Kubernetes API server, with no login page or proxy before it.`,
      },
      { cause: error },
    );
  }
}

function tooLarge(maxBytes: number, { where }: ApiServer): ClusterFailure {
  return new ClusterFailure({
    kind: 'malformed',
    message: `The answer of ${where.server} was larger than ${Math.round(maxBytes / 1024 / 1024)} MB and was not read. Look at one namespace instead of all, or check that context "${where.context}" names a Kubernetes API server.`,
  });
}

function isSilence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_BODY_TIMEOUT';
}
