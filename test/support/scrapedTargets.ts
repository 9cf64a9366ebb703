import type { ActiveTarget } from '../../client/src/prometheus/api.ts';

/** A target of job `web` that was scraped at 1000 s and took 12 ms, or what a test makes of it. */
export function scrapedTarget(address: string, more: Partial<ActiveTarget> = {}): ActiveTarget {
  return {
    scrapePool: 'web',
    scrapeUrl: `http://${address}/metrics`,
    labels: { instance: address, job: 'web' },
    discoveredLabels: { __address__: address, job: 'web' },
    health: 'up',
    lastError: '',
    lastScrape: 1000,
    lastScrapeDurationSeconds: 0.012,
    scrapeIntervalSeconds: 15,
    scrapeTimeoutSeconds: 10,
    ...more,
  };
}

export const refused = {
  health: 'down',
  lastError: 'Get "http://b:80/metrics": dial tcp 10.0.0.1:80: connect: connection refused',
} as const;
