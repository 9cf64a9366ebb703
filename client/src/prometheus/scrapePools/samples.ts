import type { ActiveTarget, Labels, QueryResult } from '../api.ts';
import { formatLabels } from '../labels.ts';

/** Of a target's last scrape. */
export interface TargetSamples {
  readonly scraped: number;
  /** After metric_relabel_configs: what `sample_limit` counts. */
  readonly kept: number;
  /** How many series that were not there before each scrape of the last ten minutes added at least; absent where there were few scrapes. */
  readonly added?: number;
}

const scraped = 'scrape_samples_scraped';
const kept = 'scrape_samples_post_metric_relabeling';

/** What a scrape that adds series goes by: with fewer scrapes it may be the first of a target, which adds all of them. */
const fewestScrapes = 5;

/** Targets that are up and of which nothing is kept: few anywhere. */
export const emptyTargetsQuery = `${kept} == 0 and up == 1`;

export interface SamplesQueries {
  readonly current: string;
  readonly added: string;
}

/** One query each for all targets of a pool, by their jobs: no series names its pool. Undefined where the targets have none. */
export function samplesQueries(targets: readonly ActiveTarget[]): SamplesQueries | undefined {
  const jobs = [...new Set(targets.flatMap(({ labels }) => labels['job'] ?? []))];
  if (jobs.length === 0) return undefined;
  const any = jobs.map(job => job.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const matcher = `job=~${JSON.stringify(any)}`;
  const lately = `scrape_series_added{${matcher}}[10m]`;
  return {
    current: `{__name__=~"${scraped}|${kept}", ${matcher}}`,
    added: `min_over_time(${lately}) > 0 and count_over_time(${lately}) >= ${fewestScrapes}`,
  };
}

/** By targetKey, from the answers to samplesQueries. */
export function readSamples(current: QueryResult, added: QueryResult): ReadonlyMap<string, TargetSamples> {
  const samples = new Map<string, TargetSamples>();
  for (const { name, key, value } of targetValues(current)) {
    const known = samples.get(key) ?? { scraped: value, kept: value };
    samples.set(key, name === kept ? { ...known, kept: value } : { ...known, scraped: value });
  }
  for (const { key, value } of targetValues(added)) {
    const known = samples.get(key);
    if (known !== undefined) samples.set(key, { ...known, added: value });
  }
  return samples;
}

/** The targetKeys of the targets that a query is about. */
export const targetsOf = (result: QueryResult): ReadonlySet<string> => new Set(targetValues(result).map(({ key }) => key));

function targetValues(result: QueryResult): readonly { readonly name: string | undefined; readonly key: string; readonly value: number }[] {
  if (result.type !== 'vector') return [];
  return result.series.flatMap(({ labels: { __name__: name, ...own }, point }) =>
    point.kind === 'float' ? [{ name, key: targetKey(own), value: point.value }] : [],
  );
}

/** Prometheus gives the series of a scrape exactly the labels of its target. */
export function targetKey(labels: Labels): string {
  return formatLabels(labels);
}
