import type { PrometheusApi } from './api.ts';

/** How this machine reaches servers: VS Code's `http.*` settings, which a bundled undici has to be told. */
export interface HttpSettings {
  /** `http.proxy`; absent or empty: the `HTTP_PROXY` and `HTTPS_PROXY` variables decide. */
  readonly proxy?: string;
  /** `http.noProxy`: hosts reached directly. */
  readonly noProxy?: readonly string[];
  /** `http.proxyStrictSSL`: false accepts certificates that cannot be verified. */
  readonly strictSSL: boolean;
}

export interface PrometheusClientOptions {
  /** Where Prometheus answers, its path prefix included: `https://host/prometheus/`. */
  readonly url: string;
  /** Asked before each request, so that a changed login holds at once. */
  readonly headers: () => Promise<Record<string, string>>;
  readonly http: HttpSettings;
  /** Larger answers are refused while they arrive, bytes after decompression. Default 256 MiB. */
  readonly maxResponseBytes?: number;
  /** For connecting, for the first byte and between two bytes of an answer, milliseconds. Default 30 s. */
  readonly timeoutMs?: number;
}

export interface PrometheusClient extends PrometheusApi {
  /** Closes the connections; requests under way fail. */
  dispose(): Promise<void>;
}

export function createPrometheusClient(_options: PrometheusClientOptions): PrometheusClient {
  throw new Error('The client of Prometheus is not built yet.');
}
