/** One HTTP exchange with a server: proxies, certificates, limits and time outs; knows nothing of Prometheus' API. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { badProxy, networkFailure, tooLarge } from './failures.ts';

/** How this machine reaches servers: VS Code's `http.*` settings, which a bundled undici has to be told. */
export interface HttpSettings {
  /** `http.proxy`; absent or empty: the `HTTP_PROXY` and `HTTPS_PROXY` variables decide. */
  readonly proxy?: string;
  /** `http.noProxy`: hosts reached directly; absent or empty: the `NO_PROXY` variable decides. */
  readonly noProxy?: readonly string[];
  /** `http.proxyStrictSSL`: false accepts certificates that cannot be verified. */
  readonly strictSSL: boolean;
}

export interface TransportOptions {
  readonly http: HttpSettings;
  /** Of a body after decompression. */
  readonly maxResponseBytes: number;
  /** For the first byte of an answer and between two of them, milliseconds; connecting gets 10 s of it at most. */
  readonly timeoutMs: number;
}

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  /** Of a redirect. */
  readonly location?: string;
  readonly text: string;
  /** From sending to the last byte, milliseconds. */
  readonly durationMs: number;
}

export interface Transport {
  /** Fails with PrometheusFailure or, once the signal is aborted, with an AbortError. */
  send(request: HttpRequest): Promise<HttpResponse>;
  dispose(): Promise<void>;
}

const longestConnectMs = 10_000;
const maxRedirects = 3;

export function createTransport(options: TransportOptions): Transport {
  let opened: Promise<Dispatcher> | undefined;
  return {
    async send(request) {
      if (request.signal.aborted) throw cancelled();
      opened ??= openAgent(options);
      try {
        const dispatcher = await opened;
        return await follow(request, moved => exchange(dispatcher, moved, options));
      } catch (error) {
        if (request.signal.aborted) throw cancelled();
        throw networkFailure(error, { url: request.url, timeoutMs: options.timeoutMs });
      }
    },
    async dispose() {
      const dispatcher = await opened?.catch(() => undefined);
      await dispatcher?.destroy();
    },
  };
}

/** One error for every way of giving up, whatever reason the signal carries. */
function cancelled(): DOMException {
  return new DOMException('The request was cancelled.', 'AbortError');
}

/**
 * A server that has moved (http to https, another prefix) is followed with the same method and body, as long as it is the same
 * host and the same endpoint: a sign-in page is neither, and credentials never go to a stranger.
 */
async function follow(request: HttpRequest, send: (request: HttpRequest) => Promise<HttpResponse>): Promise<HttpResponse> {
  let { url } = request;
  let response = await send(request);
  for (let redirects = 0; redirects < maxRedirects && response.location !== undefined; redirects++) {
    const moved = movedTo(url, response);
    if (moved === undefined) break;
    url = moved;
    response = await send({ ...request, url });
  }
  return response;
}

function movedTo(from: URL, { status, location }: HttpResponse): URL | undefined {
  const to = status >= 300 && status < 400 && location !== undefined ? URL.parse(location, from.href) : null;
  const endpoint = /\/(api\/v1|-)\/.*$/.exec(from.pathname)?.[0] ?? from.pathname;
  const staysEncrypted = from.protocol === 'http:' || to?.protocol === 'https:';
  return to !== null && to.hostname === from.hostname && staysEncrypted && to.pathname.endsWith(endpoint) ? to : undefined;
}

/** undici is read when the first request is made, not when the extension starts. */
async function openAgent({ http, timeoutMs }: TransportOptions): Promise<Dispatcher> {
  const proxy = http.proxy?.trim();
  if (proxy && !/^https?:\/\/[^/]/.test(proxy)) throw badProxy(proxy);
  const { EnvHttpProxyAgent } = await import('undici');
  // HTTP/1.1, which every server speaks: the bundle of undici has nothing else.
  const http1 = { allowH2: false };
  const tls = { rejectUnauthorized: http.strictSSL, ...http1 };
  return new EnvHttpProxyAgent({
    ...http1,
    ...(proxy ? { httpProxy: proxy, httpsProxy: proxy } : {}),
    noProxy: directHosts(http.noProxy),
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    connectTimeout: Math.min(longestConnectMs, timeoutMs),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
}

/** This machine is never reached through a proxy: forwarded ports are here (Go's own clients hold it so too). */
function directHosts(configured: readonly string[] = []): string {
  const hosts = configured.length > 0 ? configured : [process.env['no_proxy'] ?? process.env['NO_PROXY'] ?? ''];
  return [...hosts, 'localhost', '127.0.0.1', '[::1]'].join(',');
}

async function exchange(dispatcher: Dispatcher, request: HttpRequest, options: TransportOptions): Promise<HttpResponse> {
  const { url, method, headers, body, signal } = request;
  const started = performance.now();
  const response = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: { 'accept-encoding': 'gzip', accept: 'application/json', ...headers },
    body: body ?? null,
    signal,
  });
  const gzipped = header(response.headers['content-encoding']) === 'gzip';
  const stream = gzipped ? Readable.from(gunzip(response.body)) : response.body;
  const location = header(response.headers['location']);
  const text = await readText(stream, { limit: options.maxResponseBytes, url });
  return {
    status: response.statusCode,
    contentType: header(response.headers['content-type']),
    text,
    durationMs: performance.now() - started,
    ...(location === '' ? {} : { location }),
  };
}

async function* gunzip(source: Readable): AsyncGenerator<Buffer> {
  const plain = createGunzip();
  source.on('error', error => plain.destroy(error));
  source.pipe(plain);
  try {
    yield* plain;
  } finally {
    source.destroy();
  }
}

/** Leaving the loop early destroys the stream, and with it the connection: what is refused is not received either. */
async function readText(stream: Readable, { limit, url }: { limit: number; url: URL }): Promise<string> {
  // Decoded as it arrives: keeping the bytes until the end would hold a large answer three times over.
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(url, limit);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function header(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
