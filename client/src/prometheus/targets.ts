import type { ActiveTarget } from './api.ts';
import { formatAge } from './format.ts';

export interface JobSummary {
  readonly up: number;
  readonly down: number;
  readonly total: number;
  /** For a lens: `2/3 up, last scrape 4 s ago`. */
  readonly text: string;
}

/** The state of one scrape pool's targets; `now` in seconds since the epoch. */
export function jobSummary(targets: readonly ActiveTarget[], now: number): JobSummary {
  const total = targets.length;
  const up = targets.filter(target => target.health === 'up').length;
  const down = targets.filter(target => target.health === 'down').length;
  return { up, down, total, text: total === 0 ? 'no targets' : `${up}/${total} up, ${lastScrapeText(targets, now)}` };
}

/** A pool is named after its job's `job_name`. */
export function byScrapePool(targets: readonly ActiveTarget[]): ReadonlyMap<string, readonly ActiveTarget[]> {
  const pools = new Map<string, ActiveTarget[]>();
  for (const target of targets) {
    const pool = pools.get(target.scrapePool);
    if (pool === undefined) pools.set(target.scrapePool, [target]);
    else pool.push(target);
  }
  return pools;
}

/** The address as the config or the discovery gave it, before relabelling: what stands in `targets:`. */
export function configuredAddress(target: ActiveTarget): string | undefined {
  return target.discoveredLabels['__address__'];
}

function lastScrapeText(targets: readonly ActiveTarget[], now: number): string {
  const times = targets.flatMap(target => target.lastScrape ?? []);
  return times.length === 0 ? 'not scraped yet' : `last scrape ${formatAge(now - times.reduce((a, b) => Math.max(a, b)))}`;
}
