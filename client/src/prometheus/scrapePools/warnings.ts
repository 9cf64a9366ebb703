import type { ActiveTarget } from '../api.ts';
import { formatMilliseconds } from '../format.ts';
import type { JobLimits } from './jobLimits.ts';
import type { TargetSamples } from './samples.ts';

/** What is odd about a target that is up, or about a pool: a sentence of what it is, and one of what to do. */
export interface TargetWarning {
  readonly kind: 'noSamples' | 'allDropped' | 'sampleLimit' | 'newSeries' | 'slow' | 'scrapedTwice' | 'targetLimit';
  readonly message: string;
  readonly fix: string;
}

/** What is known beside the target; what is not known is not warned of. */
export interface TargetCircumstances {
  readonly samples?: TargetSamples;
  readonly limits?: JobLimits;
  /** Pools that scrape the same endpoint, a pool as often as it does so; empty where only this target does. */
  readonly pools: readonly string[];
}

/** Part of a limit from which on it is nearly hit. */
const nearly = 0.9;
/** Part of the timeout from which on a scrape is slow. */
const slow = 0.8;
/** Part of a scrape from which on its new series are many. */
const many = 0.1;

export function targetWarnings(target: ActiveTarget, { samples, limits, pools }: TargetCircumstances): readonly TargetWarning[] {
  const found = [twice(target, pools)];
  if (target.health === 'up') {
    found.push(samples && withoutSamples(samples), samples && limits && nearLimit(samples, limits), samples && newSeries(samples));
    found.push(slowScrape(target));
  }
  return found.filter(warning => warning !== undefined);
}

/** Of the pool as a whole. */
export function poolWarnings(total: number, limits: JobLimits | undefined): readonly TargetWarning[] {
  const limit = limits?.targetLimit ?? 0;
  if (limit === 0 || total < limit * nearly) return [];
  const message =
    total > limit
      ? `The job has ${total} targets, more than its target_limit of ${limit}: none of them is scraped.`
      : `The job has ${total} of the ${limit} targets that its target_limit allows; above it none of them is scraped.`;
  return [{ kind: 'targetLimit', message, fix: 'Raise "target_limit" in the job, or drop targets with relabel_configs.' }];
}

function withoutSamples({ scraped, kept }: TargetSamples): TargetWarning | undefined {
  if (scraped === 0) {
    return {
      kind: 'noSamples',
      message: 'The target is up, but its last scrape had no samples: it answers with nothing.',
      fix: 'Set "metrics_path" or the port to where the metrics are; an empty answer counts as a scrape that went well.',
    };
  }
  if (kept > 0) return undefined;
  return {
    kind: 'allDropped',
    message: `The target is up, but metric_relabel_configs drops all ${scraped} samples of a scrape.`,
    fix: 'Correct the step that drops them: __meta_ labels are gone by then, so a "keep" on one of them keeps nothing.',
  };
}

function nearLimit({ kept }: TargetSamples, { sampleLimit }: JobLimits): TargetWarning | undefined {
  if (sampleLimit === 0 || kept < sampleLimit * nearly) return undefined;
  return {
    kind: 'sampleLimit',
    message: `The last scrape had ${kept} of the ${sampleLimit} samples that sample_limit allows; with more the whole scrape fails.`,
    fix: 'Raise "sample_limit" in the job, or drop what is too much with metric_relabel_configs.',
  };
}

function newSeries({ kept, added = 0 }: TargetSamples): TargetWarning | undefined {
  if (added === 0 || added < kept * many) return undefined;
  return {
    kind: 'newSeries',
    message: `Each scrape of the last minutes added ${added} or more series that were not there before: a label changes each time.`,
    fix: 'Have the program not write that label, or drop it with metric_relabel_configs: memory grows with every new series.',
  };
}

export function isSlow({ health, lastScrapeDurationSeconds: took, scrapeTimeoutSeconds: timeout }: ActiveTarget): boolean {
  return health === 'up' && timeout !== undefined && took >= timeout * slow;
}

function slowScrape(target: ActiveTarget): TargetWarning | undefined {
  const { lastScrapeDurationSeconds: took, scrapeTimeoutSeconds: timeout = 0 } = target;
  if (!isSlow(target)) return undefined;
  return {
    kind: 'slow',
    message: `The last scrape took ${formatMilliseconds(took * 1000)} of the ${formatMilliseconds(timeout * 1000)} that scrape_timeout allows.`,
    fix: 'Raise "scrape_timeout", up to scrape_interval, or have the target serve less.',
  };
}

function twice({ scrapePool }: ActiveTarget, pools: readonly string[]): TargetWarning | undefined {
  if (pools.length < 2) return undefined;
  const others = [...new Set(pools)].filter(pool => pool !== scrapePool);
  const where = others.length === 0 ? `${pools.length} times by this job` : `by ${others.join(', ')} too`;
  return {
    kind: 'scrapedTwice',
    message: `The same endpoint is scraped ${where}: each of its series is stored more than once, and sums count it as often.`,
    fix: 'Keep one of them, and drop the target from the other with relabel_configs.',
  };
}
