import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { abortError, throwIfAborted } from '../util/abort.ts';
import { type ApiServer, serverPath } from './apiServer.ts';
import { errorText, parseJson, type RelayedAnswer, relayedAnswer, warningsOf, wholeBody } from './answerBody.ts';
import { requestFailure, statusFailure } from './errors.ts';
import type { Credentials } from './kubeconfigLogin.ts';
import { isStatusText } from './status.ts';

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

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: { readonly type: string; readonly text: string };
  /** JSON of any kind where absent. */
  readonly accept?: string;
}

export interface JsonAnswer {
  readonly value: unknown;
  /** What the API server warns of, as it came in `Warning` headers. */
  readonly warnings: readonly string[];
}

/** Requests to one API server, over connections that are kept and shared. None is sent twice but after a 401, which did nothing. */
export interface Transport {
  json(path: string, signal: AbortSignal): Promise<unknown>;
  send(request: WireRequest, signal: AbortSignal): Promise<JsonAnswer>;
  /** The answer of whatever the API server passes the request on to, be it a success or not; its own refusals are failures. */
  relayed(path: string, maxBytes: number, signal: AbortSignal): Promise<RelayedAnswer>;
  /** The chunks of an answer that goes on until one side has enough. A silence longer than `watchMs` ends it like the server's own end. */
  stream(request: WireRequest, signal: AbortSignal, onOpen?: () => void): AsyncIterable<Uint8Array>;
  dispose(): Promise<void>;
}

export function createTransport(server: ApiServer, limits: TransportLimits = defaultLimits): Transport {
  const connections = createConnections(server, limits);

  async function exchange(
    { method, path, body, accept = 'application/json' }: WireRequest,
    bodyTimeout: number,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const { headers, tls } = await server.login.credentials(signal);
    return connections.for(tls).request({
      origin: server.url.origin,
      path: serverPath(server, path),
      method,
      headers: { accept, 'user-agent': 'prometheus-workbench', ...(body && { 'content-type': body.type }), ...headers },
      ...(body && { body: body.text }),
      headersTimeout: limits.headersMs,
      bodyTimeout,
      signal,
    });
  }

  /** The answer, once it is known to be a success. */
  async function succeed(request: WireRequest, bodyTimeout: number, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    for (let attempt = 1; ; attempt++) {
      const answer = await exchange(request, bodyTimeout, signal);
      if (answer.statusCode < 300) return answer;
      const body = await errorText(answer.body);
      // A token may have been revoked before its time: one more try with a new one.
      if (answer.statusCode === 401 && attempt === 1 && server.login.renew()) continue;
      const retryAfter = answer.headers['retry-after'];
      throw statusFailure({ status: answer.statusCode, body, ...(typeof retryAfter === 'string' && { retryAfter }) }, server.where);
    }
  }

  function failure(error: unknown, signal: AbortSignal): Error {
    return signal.aborted ? abortError(signal) : requestFailure(error, server.where);
  }

  async function relay(path: string, maxBytes: number, signal: AbortSignal): Promise<RelayedAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await relayedAnswer(await exchange({ method: 'GET', path }, limits.bodyMs, signal), maxBytes);
      const { status, text } = answer;
      if (!isStatusText(text) || status < 300) return answer;
      if (status === 401 && attempt === 1 && server.login.renew()) continue;
      throw statusFailure({ status, body: text }, server.where);
    }
  }

  async function send(request: WireRequest, signal: AbortSignal): Promise<JsonAnswer> {
    throwIfAborted(signal);
    try {
      const answer = await succeed(request, limits.bodyMs, signal);
      const value = parseJson(await wholeBody(answer, limits.bodyBytes, server.where), answer.headers, server.where);
      return { value, warnings: warningsOf(answer.headers['warning']) };
    } catch (error) {
      throw failure(error, signal);
    }
  }

  return {
    json: async (path, signal) => (await send({ method: 'GET', path }, signal)).value,
    send,
    async relayed(path, maxBytes, signal) {
      throwIfAborted(signal);
      try {
        return await relay(path, maxBytes, signal);
      } catch (error) {
        throw failure(error, signal);
      }
    },
    async *stream(request, signal, onOpen) {
      throwIfAborted(signal);
      try {
        const { body } = await succeed(request, limits.watchMs, signal);
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

function isSilence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_BODY_TIMEOUT';
}
