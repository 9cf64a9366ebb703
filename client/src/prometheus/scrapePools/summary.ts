import type { ActiveTarget, TargetHealth } from '../api.ts';
import { targetKey } from './samples.ts';
import { isSlow } from './warnings.ts';

/** What is kept of a pool that nobody looks into: how its targets are, and enough of each to find it by and to find it twice. */
export interface PoolSummary {
  readonly up: number;
  readonly down: number;
  readonly total: number;
  readonly endpoints: readonly Endpoint[];
}

export interface Endpoint {
  /** Equal for targets that are the same endpoint of the same program. */
  readonly key: string;
  readonly url: string;
  /** Its targetKey. */
  readonly labels: string;
  readonly health: TargetHealth;
  readonly slow: boolean;
}

export function poolSummary(targets: readonly ActiveTarget[]): PoolSummary {
  return {
    up: targets.filter(({ health }) => health === 'up').length,
    down: targets.filter(({ health }) => health === 'down').length,
    total: targets.length,
    endpoints: targets.map(target => ({
      key: endpointKey(target),
      url: target.scrapeUrl,
      labels: targetKey(target.labels),
      health: target.health,
      slow: isSlow(target),
    })),
  };
}

/**
 * Of a pod the pod, its port and the path count, since a pod may have several addresses, and a Service's name is none of its own. Else
 * the whole URL does.
 */
export function endpointKey({ scrapeUrl, discoveredLabels }: ActiveTarget): string {
  const pod = discoveredLabels['__meta_kubernetes_pod_uid'];
  const url = URL.parse(scrapeUrl);
  return pod === undefined || url === null ? scrapeUrl : [pod, url.port, url.pathname, url.search].join(' ');
}

/** The pools of each endpoint that is scraped more than once, a pool as often as it does so. */
export function scrapedTwice(summaries: ReadonlyMap<string, PoolSummary>): ReadonlyMap<string, readonly string[]> {
  const pools = new Map<string, string[]>();
  for (const [pool, { endpoints }] of summaries) {
    for (const { key } of endpoints) {
      const known = pools.get(key);
      if (known === undefined) pools.set(key, [pool]);
      else known.push(pool);
    }
  }
  return new Map([...pools].filter(([, own]) => own.length > 1));
}
