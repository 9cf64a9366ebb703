/** Answers that completion asks for again and again: kept for a while, and asked for once however many wait. */
import type { PrometheusApi } from './api.ts';

export interface LookupOptions {
  /** How long an answer holds, milliseconds. Default 60 s. */
  readonly ttlMs?: number;
  /** Milliseconds that only go forward. */
  readonly clock: () => number;
}

/** Every answer may be a shared one; a failed one is not kept. */
export interface Lookup {
  metricNames(api: PrometheusApi): Promise<readonly string[]>;
  labelNames(api: PrometheusApi, match?: string): Promise<readonly string[]>;
  labelValues(api: PrometheusApi, label: string, match?: string): Promise<readonly string[]>;
  /** The endpoint changed: what is kept is forgotten, what is under way is given up. */
  clear(): void;
}

interface Entry {
  readonly values: Promise<readonly string[]>;
  readonly until: number;
}

const maxEntries = 500;

export function createLookup({ ttlMs = 60_000, clock }: LookupOptions): Lookup {
  const entries = new Map<string, Entry>();
  let endpoint = new AbortController();

  function get(key: string, load: (signal: AbortSignal) => Promise<readonly string[]>): Promise<readonly string[]> {
    const kept = entries.get(key);
    if (kept !== undefined && clock() < kept.until) return kept.values;
    const values = load(endpoint.signal);
    const entry = { values, until: clock() + ttlMs };
    entries.delete(key);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries) break;
      entries.delete(oldest);
    }
    values.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    return values;
  }

  const key = (...parts: readonly (string | undefined)[]): string => JSON.stringify(parts);

  return {
    metricNames: api => get(key('metrics', api.url), signal => api.labelValues('__name__', signal)),
    labelNames: (api, match) => get(key('names', api.url, match), signal => api.labelNames(signal, match)),
    labelValues: (api, label, match) => get(key('values', api.url, label, match), signal => api.labelValues(label, signal, match)),
    clear() {
      endpoint.abort();
      endpoint = new AbortController();
      entries.clear();
    },
  };
}
