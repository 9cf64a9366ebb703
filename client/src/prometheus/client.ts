/** One Prometheus server over its HTTP API. Every answer is checked here; what leaves is of our own types. */
import {
  type ActiveTarget,
  isPrometheusFailure,
  type PrometheusApi,
  type PrometheusError,
  PrometheusFailure,
  type QueryAnswer,
} from './api.ts';
import { endpoint, labelInPath, parseServerUrl } from './endpoints.ts';
import { notPrometheus, openEnvelope, plainText, refusal, type Success } from './envelope.ts';
import { asList, asObject, asString } from './json.ts';
import { readQueryData } from './queryData.ts';
import { readActiveTargets, readDroppedCounts, readDroppedTargets, readRelabelSteps } from './targetData.ts';
import { byScrapePool } from './targets.ts';
import { createTransport, type HttpResponse, type HttpSettings } from './transport.ts';

export interface PrometheusClientOptions {
  /** Where Prometheus answers, its path prefix included: `https://host/prometheus/`. */
  readonly url: string;
  /** Asked before each request, so that a changed login holds at once. */
  readonly headers: () => Promise<Record<string, string>>;
  readonly http: HttpSettings;
  /** Larger answers are refused while they arrive, bytes after decompression. Default 256 MiB. */
  readonly maxResponseBytes?: number;
  /**
   * For the first byte of an answer and between two of them, milliseconds. Default 125 s: a little more than Prometheus' own
   * `--query.timeout` of 2 min, so that its sentence arrives and not ours.
   */
  readonly timeoutMs?: number;
}

export interface PrometheusClient extends PrometheusApi {
  /** Closes the connections; requests under way fail. */
  dispose(): Promise<void>;
}

const defaultMaxResponseBytes = 256 * 1_048_576;
const defaultTimeoutMs = 125_000;
/** Counts come for all pools whatever pool is asked for: one that nobody has brings them without any target. */
const noPool = '\n';
/** A proxy that lets only GET through, or does not know POST, says so in one of these. */
const getOnlyStatuses: readonly number[] = [403, 405, 501];

export function createPrometheusClient(options: PrometheusClientOptions): PrometheusClient {
  const { url: urlText, headers, http, maxResponseBytes = defaultMaxResponseBytes, timeoutMs = defaultTimeoutMs } = options;
  const transport = createTransport({ http, maxResponseBytes, timeoutMs });

  function serverUrl(): URL {
    const url = parseServerUrl(urlText);
    if (url !== undefined) return url;
    const message = `"${urlText}" is not the address of a Prometheus server. Write it like http://localhost:9090.`;
    throw new PrometheusFailure({ kind: 'unreachable', message });
  }

  async function get(path: string, signal: AbortSignal, params?: URLSearchParams): Promise<Success> {
    const url = endpoint(serverUrl(), path, params);
    const response = await transport.send({ method: 'GET', url, headers: await headers(), signal });
    return openEnvelope(response, { url });
  }

  /** POST with a form, because queries outgrow what proxies allow in a URL; GET where POST is not let through. */
  async function ask(path: string, params: URLSearchParams, signal: AbortSignal): Promise<Success> {
    const url = endpoint(serverUrl(), path);
    const own = await headers();
    const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' };
    let response = await transport.send({ method: 'POST', url, headers: form, body: params.toString(), signal });
    if (getOnlyStatuses.includes(response.status)) {
      response = await transport.send({ method: 'GET', url: endpoint(serverUrl(), path, params), headers: own, signal });
    }
    const query = params.get('query');
    return openEnvelope(response, query === null ? { url } : { url, query });
  }

  async function answer(path: string, params: URLSearchParams, signal: AbortSignal): Promise<QueryAnswer> {
    const { data, ...rest } = await ask(path, params, signal);
    const result = readQueryData(data) ?? unexpected(path);
    return { result, ...rest };
  }

  function unexpected(path: string): never {
    const message = `Prometheus at ${serverUrl().origin} gave an answer to ${path} that its API does not document. Check its version.`;
    throw new PrometheusFailure({ kind: 'malformed', message });
  }

  async function activeTargets(signal: AbortSignal, scrapePool?: string): Promise<readonly ActiveTarget[]> {
    const { data } = await targets('active', signal, scrapePool);
    return readActiveTargets(data) ?? unexpected('api/v1/targets');
  }

  const targets = (state: 'active' | 'dropped', signal: AbortSignal, scrapePool?: string): Promise<Success> =>
    get('api/v1/targets', signal, new URLSearchParams({ state, ...(scrapePool === undefined ? {} : { scrapePool }) }));

  return {
    url: urlText,
    query: (expr, signal, time) =>
      answer('api/v1/query', new URLSearchParams({ query: expr, ...(time === undefined ? {} : { time: String(time) }) }), signal),
    queryRange: (expr, { start, end, step }, signal) =>
      answer(
        'api/v1/query_range',
        new URLSearchParams({ query: expr, start: String(start), end: String(end), step: String(step) }),
        signal,
      ),
    activeTargets,
    async scrapePools(signal) {
      try {
        const { data } = await get('api/v1/scrape_pools', signal);
        return asList(asObject(data)?.['scrapePools'], asString) ?? unexpected('api/v1/scrape_pools');
      } catch (error) {
        // Before Prometheus 2.42 the pools are only to be had from the targets.
        if (!isPrometheusFailure(error) || error.error.kind !== 'http' || error.error.status !== 404) throw error;
        return [...byScrapePool(await activeTargets(signal)).keys()];
      }
    },
    async droppedTargets(scrapePool, signal) {
      const { data } = await targets('dropped', signal, scrapePool);
      return readDroppedTargets(data, scrapePool) ?? unexpected('api/v1/targets');
    },
    async droppedCounts(signal) {
      return readDroppedCounts((await targets('dropped', signal, noPool)).data);
    },
    async relabelSteps(scrapePool, discovered, signal) {
      const path = 'api/v1/targets/relabel_steps';
      const { data } = await get(path, signal, new URLSearchParams({ scrapePool, labels: JSON.stringify(discovered) }));
      return readRelabelSteps(data) ?? unexpected(path);
    },
    async labelNames(signal, match) {
      const { data } = await ask('api/v1/labels', matching(match), signal);
      return asList(data, asString) ?? unexpected('api/v1/labels');
    },
    async labelValues(label, signal, match) {
      const path = `api/v1/label/${labelInPath(label)}/values`;
      const { data } = await get(path, signal, matching(match));
      return asList(data, asString) ?? unexpected(path);
    },
    async reload(signal) {
      const url = endpoint(serverUrl(), '-/reload');
      const response = await transport.send({ method: 'POST', url, headers: await headers(), signal });
      const error = reloadError(response, url);
      if (error !== undefined) throw new PrometheusFailure(error);
    },
    async loadedConfig(signal) {
      const { data } = await get('api/v1/status/config', signal);
      return asString(asObject(data)?.['yaml']) ?? unexpected('api/v1/status/config');
    },
    async version(signal) {
      const { data } = await get('api/v1/status/buildinfo', signal);
      return asString(asObject(data)?.['version']) ?? unexpected('api/v1/status/buildinfo');
    },
    dispose: () => transport.dispose(),
  };
}

function matching(match: string | undefined): URLSearchParams {
  return new URLSearchParams(match === undefined ? {} : { 'match[]': match });
}

/** `/-/reload` answers in plain text (Prometheus: web.go). */
function reloadError(response: HttpResponse, url: URL): PrometheusError | undefined {
  const { status } = response;
  const said = plainText(response);
  if (status === 403 && /lifecycle/i.test(said)) {
    const message = `Prometheus at ${url.origin} does not reload on request. Start it with --web.enable-lifecycle, or restart it.`;
    return { kind: 'http', status, message };
  }
  if (status === 500 && said !== '') {
    const reason = said.replace(/^failed to reload config: /, '');
    const message = `Prometheus refused the configuration and keeps the one it had: ${reason}. Correct the file and reload again.`;
    return { kind: 'http', status, message };
  }
  // Every page of a site that is not Prometheus may answer 200; Prometheus itself answers with nothing.
  return refusal(response, url) ?? (/^\s*</.test(response.text) ? notPrometheus(response, url) : undefined);
}
