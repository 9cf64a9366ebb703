/** Answers of Prometheus' HTTP API as we hold them; parsed and checked once, in client.ts. Times are seconds since the epoch. */

export type Labels = Readonly<Record<string, string>>;

/** A sample; the value may be NaN or infinite. */
export interface Sample {
  readonly time: number;
  readonly value: number;
}

export type QueryResult =
  | { readonly type: 'scalar'; readonly sample: Sample }
  | { readonly type: 'string'; readonly time: number; readonly value: string }
  | { readonly type: 'vector'; readonly series: readonly VectorSeries[] }
  | { readonly type: 'matrix'; readonly series: readonly MatrixSeries[] };

export interface VectorSeries {
  readonly labels: Labels;
  readonly point: SeriesPoint;
}

export interface MatrixSeries {
  readonly labels: Labels;
  readonly points: readonly SeriesPoint[];
}

export type SeriesPoint =
  | ({ readonly kind: 'float' } & Sample)
  /** A native histogram; `count` and `sum` are what a table shows of it. */
  | { readonly kind: 'histogram'; readonly time: number; readonly count: number; readonly sum: number };

export interface QueryAnswer {
  readonly result: QueryResult;
  /** What Prometheus had to remark; shown beside the result. */
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** Wall time of the request as the client measured it, milliseconds. */
  readonly durationMs: number;
}

export type TargetHealth = 'up' | 'down' | 'unknown';

export interface ActiveTarget {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  /** `scrapeUrl` with a localhost of Prometheus' machine by the name that the machine has for others. */
  readonly globalUrl?: string;
  readonly labels: Labels;
  readonly discoveredLabels: Labels;
  readonly health: TargetHealth;
  /** Empty where the last scrape went well. */
  readonly lastError: string;
  /** Absent before the first scrape. */
  readonly lastScrape?: number;
  readonly lastScrapeDurationSeconds: number;
  /** Absent where a server does not tell them (before Prometheus 2.32). */
  readonly scrapeIntervalSeconds?: number;
  readonly scrapeTimeoutSeconds?: number;
}

/** Targets that relabelling dropped. */
export interface DroppedTargets {
  /** Their labels as discovery gave them; fewer than `count` where `keep_dropped_targets` limits what is kept. */
  readonly targets: readonly Labels[];
  readonly count: number;
}

/** One step of `relabel_configs`, put to one target's discovered labels. */
export interface RelabelStep {
  readonly rule: RelabelRule;
  /** Labels after the step; none once a step dropped the target. */
  readonly output: Labels;
  /** Still kept after this step. */
  readonly keep: boolean;
}

/** A relabel step as Prometheus has it loaded, its defaults filled in. */
export interface RelabelRule {
  readonly action: string;
  readonly sourceLabels: readonly string[];
  readonly separator: string;
  readonly regex: string;
  readonly targetLabel: string;
}

/** A place in a query as an editor counts: from 0, `character` and `offset` in UTF-16 code units. */
export interface QueryPosition {
  readonly line: number;
  readonly character: number;
  readonly offset: number;
}

/** Why a request to Prometheus failed. Closed: views switch over it. */
export type PrometheusError =
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'timeout'; readonly message: string }
  | { readonly kind: 'tls'; readonly message: string }
  /** 401 or 403. */
  | { readonly kind: 'login'; readonly message: string; readonly status: number }
  /** Prometheus' own error answer, e.g. `bad_data` with a parse error of the query; `position` is where in the query. */
  | {
      readonly kind: 'api';
      readonly message: string;
      readonly errorType: string;
      readonly status: number;
      readonly position?: QueryPosition;
    }
  /** Any other HTTP status. */
  | { readonly kind: 'http'; readonly message: string; readonly status: number }
  /** Not JSON, not the expected shape, or larger than the limit. */
  | { readonly kind: 'malformed'; readonly message: string }
  | { readonly kind: 'untrusted'; readonly message: string }
  /** No server is set up. */
  | { readonly kind: 'noServer'; readonly message: string };

/** The one way in which the Prometheus layer fails. Cancellation is an AbortError, never this. */
export class PrometheusFailure extends Error {
  readonly error: PrometheusError;
  constructor(error: PrometheusError, options?: ErrorOptions) {
    super(error.message, options);
    this.name = 'PrometheusFailure';
    this.error = error;
  }
}

export function isPrometheusFailure(value: unknown): value is PrometheusFailure {
  return value instanceof Error && value.name === 'PrometheusFailure' && 'error' in value;
}

export interface TimeRange {
  readonly start: number;
  readonly end: number;
  /** Resolution step, seconds. */
  readonly step: number;
}

/** One Prometheus server. Every method takes a signal and fails with PrometheusFailure or the signal's AbortError. */
export interface PrometheusApi {
  readonly url: string;
  query(expr: string, signal: AbortSignal, time?: number): Promise<QueryAnswer>;
  queryRange(expr: string, range: TimeRange, signal: AbortSignal): Promise<QueryAnswer>;
  /** Of one scrape pool where that is named; a Prometheus too old for the question gives those of all pools even so. */
  activeTargets(signal: AbortSignal, scrapePool?: string): Promise<readonly ActiveTarget[]>;
  /** Names of all scrape pools, in their order. */
  scrapePools(signal: AbortSignal): Promise<readonly string[]>;
  droppedTargets(scrapePool: string, signal: AbortSignal): Promise<DroppedTargets>;
  /** How many targets each pool dropped, without the targets; pools of a server that does not count them are missing. */
  droppedCounts(signal: AbortSignal): Promise<ReadonlyMap<string, number>>;
  /** Since Prometheus 3.8; an older one fails with `http` 404. */
  relabelSteps(scrapePool: string, discovered: Labels, signal: AbortSignal): Promise<readonly RelabelStep[]>;
  labelNames(signal: AbortSignal, match?: string): Promise<readonly string[]>;
  labelValues(label: string, signal: AbortSignal, match?: string): Promise<readonly string[]>;
  /** `/-/reload`: fails with `http` 403 where the lifecycle API is off, `api` or `http` 500 with the reason where the config is refused. */
  reload(signal: AbortSignal): Promise<void>;
  /** The loaded configuration, as Prometheus prints it (defaults filled in). */
  loadedConfig(signal: AbortSignal): Promise<string>;
  version(signal: AbortSignal): Promise<string>;
}
