/** `data` of /api/v1/targets, read into ActiveTarget (Prometheus: HTTP API, "Targets"). */
import type { ActiveTarget, TargetHealth } from './api.ts';
import { asList, asObject, asString, asStringMap } from './json.ts';

export function readActiveTargets(data: unknown): readonly ActiveTarget[] | undefined {
  return asList(asObject(data)?.['activeTargets'], readTarget);
}

function readTarget(value: unknown): ActiveTarget | undefined {
  const object = asObject(value);
  const scrapePool = asString(object?.['scrapePool']);
  const scrapeUrl = asString(object?.['scrapeUrl']);
  const labels = asStringMap(object?.['labels']);
  if (object === undefined || scrapePool === undefined || scrapeUrl === undefined || labels === undefined) return undefined;
  const lastScrape = readTime(object['lastScrape']);
  const { lastScrapeDuration } = object;
  return {
    scrapePool,
    scrapeUrl,
    labels,
    discoveredLabels: asStringMap(object['discoveredLabels']) ?? {},
    health: readHealth(object['health']),
    lastError: asString(object['lastError']) ?? '',
    ...(lastScrape === undefined ? {} : { lastScrape }),
    lastScrapeDurationSeconds: typeof lastScrapeDuration === 'number' ? lastScrapeDuration : 0,
  };
}

function readHealth(value: unknown): TargetHealth {
  return value === 'up' || value === 'down' ? value : 'unknown';
}

/** Go writes a time that never was as the year 1. */
function readTime(value: unknown): number | undefined {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return milliseconds > 0 ? milliseconds / 1000 : undefined;
}
