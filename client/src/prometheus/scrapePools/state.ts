import type { ActiveTarget, DroppedTargets, PrometheusError, RelabelStep } from '../api.ts';
import type { JobLimits } from './jobLimits.ts';
import type { TargetSamples } from './samples.ts';
import type { PoolSummary } from './summary.ts';

/** The scrape pools of the Prometheus server in use. */
export type PoolsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly error: PrometheusError };

/** One pool; each part is absent as long as nobody asked, or no answer came. */
export interface PoolState {
  readonly summary?: PoolSummary;
  /** While it is open. */
  readonly targets?: readonly ActiveTarget[];
  /** By targetKey. */
  readonly samples?: ReadonlyMap<string, TargetSamples>;
  readonly droppedCount?: number;
  /** While its dropped targets are open. */
  readonly dropped?: DroppedTargets;
  /** The latest look at its targets failed. */
  readonly error?: PrometheusError;
}

/** What is known of a dropped target's way through relabelling. */
export type StepsState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly steps: readonly RelabelStep[] }
  /** The server is older than 3.8 and does not tell. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'failed'; readonly error: PrometheusError };

/** All that is known, to be read by who draws it. */
export interface TargetsWorld {
  readonly pools: PoolsState;
  pool(name: string): PoolState;
  steps(pool: string, discovered: Readonly<Record<string, string>>): StepsState;
  limits(pool: string): JobLimits | undefined;
  /** Jobs of the loaded configuration that have no pool: Prometheus could not start them. */
  readonly unstarted: readonly string[];
  /** Whether a target, by its targetKey, is up with no samples. */
  isEmpty(targetKey: string): boolean;
  /** The pools that scrape the endpoint of a key (summary.ts), a pool as often as it does so; empty where only one target does. */
  scrapers(endpointKey: string): readonly string[];
}
