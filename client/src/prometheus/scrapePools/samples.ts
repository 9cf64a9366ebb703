import type { ActiveTarget, Labels, QueryResult } from '../api.ts';
import { formatLabels } from '../labels.ts';

/** Of a target's last scrape. */
export interface TargetSamples {
  readonly scraped: number;
  /** After metric_relabel_configs: what `sample_limit` counts. */
  readonly kept: number;
}

const scraped = 'scrape_samples_scraped';
const kept = 'scrape_samples_post_metric_relabeling';

/** One query for all targets of a pool, by their jobs: no series names its pool. Undefined where the targets have none. */
export function samplesQuery(targets: readonly ActiveTarget[]): string | undefined {
  const jobs = [...new Set(targets.flatMap(({ labels }) => labels['job'] ?? []))];
  if (jobs.length === 0) return undefined;
  const any = jobs.map(job => job.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return `{__name__=~"${scraped}|${kept}", job=~${JSON.stringify(any)}}`;
}

/** By targetKey. */
export function readSamples(result: QueryResult): ReadonlyMap<string, TargetSamples> {
  const samples = new Map<string, TargetSamples>();
  if (result.type !== 'vector') return samples;
  for (const { labels, point } of result.series) {
    if (point.kind !== 'float') continue;
    const { __name__: name, ...own } = labels;
    const key = targetKey(own);
    const known = samples.get(key) ?? { scraped: point.value, kept: point.value };
    samples.set(key, name === kept ? { ...known, kept: point.value } : { ...known, scraped: point.value });
  }
  return samples;
}

/** Prometheus gives the series of a scrape exactly the labels of its target. */
export function targetKey(labels: Labels): string {
  return formatLabels(labels);
}
