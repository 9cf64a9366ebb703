import type { ActiveTarget, PrometheusApi } from '../prometheus/api.ts';
import { formatLabels } from '../prometheus/labels.ts';
import { byScrapePool } from '../prometheus/targets.ts';

/** What became of a new job's target, as Prometheus itself says. */
export type Proof =
  | { readonly kind: 'up'; readonly target: ActiveTarget; readonly samples: number | undefined }
  | { readonly kind: 'down'; readonly target: ActiveTarget }
  /** The configuration that Prometheus has loaded holds no such job: it reads another file. */
  | { readonly kind: 'notLoaded' }
  /** The job is loaded and its target was not scraped in the time we wait. */
  | { readonly kind: 'notScraped'; readonly waitedSeconds: number };

export interface ProofOptions {
  readonly jobName: string;
  /** Which of the job's targets is meant. */
  readonly isTarget: (target: ActiveTarget) => boolean;
  readonly signal: AbortSignal;
  /** How long its job may take to be loaded, where a reload was not ours. Default 10. */
  readonly secondsForPool?: number;
  /** Rejects with the signal's AbortError. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const pollMs = 1000;
/** Prometheus spreads first scrapes over one interval, which is 1 min by default. */
const attempts = 90;
/** Discovery hands targets on every 5 s, so a pool may be missing for that long after a reload. */
const attemptsForPool = 10;

/** Waits until the target was scraped, or until it is clear that it will not be. */
export async function proveTarget(api: PrometheusApi, options: ProofOptions): Promise<Proof> {
  const { jobName, isTarget, signal, wait, secondsForPool = attemptsForPool } = options;
  const last = attempts - attemptsForPool + secondsForPool;
  for (let attempt = 1; attempt <= last; attempt += 1) {
    const targets = byScrapePool(await api.activeTargets(signal, jobName)).get(jobName);
    if (targets === undefined && attempt >= secondsForPool && !(await isLoaded(api, jobName, signal))) return { kind: 'notLoaded' };
    const target = targets?.find(isTarget);
    if (target?.health === 'up') return { kind: 'up', target, samples: await samplesOf(api, target, signal) };
    if (target?.health === 'down') return { kind: 'down', target };
    await wait(pollMs, signal);
  }
  return { kind: 'notScraped', waitedSeconds: (last * pollMs) / 1000 };
}

/** The loaded configuration is Prometheus' own print: `job_name: NAME`, quoted only where YAML needs it. */
async function isLoaded(api: PrometheusApi, jobName: string, signal: AbortSignal): Promise<boolean> {
  const config = await api.loadedConfig(signal);
  return config.split('\n').some(line => /^\s*-?\s*job_name:\s*(.*?)\s*$/.exec(line)?.[1]?.replace(/^(["'])(.*)\1$/, '$2') === jobName);
}

async function samplesOf(api: PrometheusApi, { labels }: ActiveTarget, signal: AbortSignal): Promise<number | undefined> {
  const { result } = await api.query(formatLabels({ __name__: 'scrape_samples_scraped', ...labels }), signal);
  const point = result.type === 'vector' ? result.series[0]?.point : undefined;
  return point?.kind === 'float' ? point.value : undefined;
}
