/** `data` of /api/v1/targets and what stands below it (Prometheus: HTTP API, "Targets"). */
import type { ActiveTarget, DroppedTargets, RelabelRule, RelabelStep, TargetHealth } from './api.ts';
import { parseDuration } from './format.ts';
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
  const globalUrl = asString(object['globalUrl']);
  const interval = parseDuration(asString(object['scrapeInterval']) ?? '');
  const timeout = parseDuration(asString(object['scrapeTimeout']) ?? '');
  return {
    scrapePool,
    scrapeUrl,
    ...(globalUrl === undefined ? {} : { globalUrl }),
    labels,
    discoveredLabels: asStringMap(object['discoveredLabels']) ?? {},
    health: readHealth(object['health']),
    lastError: asString(object['lastError']) ?? '',
    ...(lastScrape === undefined ? {} : { lastScrape }),
    lastScrapeDurationSeconds: typeof lastScrapeDuration === 'number' ? lastScrapeDuration : 0,
    ...(interval === null ? {} : { scrapeIntervalSeconds: interval }),
    ...(timeout === null ? {} : { scrapeTimeoutSeconds: timeout }),
  };
}

/** Of one pool, with the count that is told beside the targets since Prometheus 2.48. */
export function readDroppedTargets(data: unknown, scrapePool: string): DroppedTargets | undefined {
  const targets = asList(asObject(data)?.['droppedTargets'], value => asStringMap(asObject(value)?.['discoveredLabels']));
  return targets && { targets, count: Math.max(targets.length, readDroppedCounts(data).get(scrapePool) ?? 0) };
}

export function readDroppedCounts(data: unknown): ReadonlyMap<string, number> {
  const counts = Object.entries(asObject(asObject(data)?.['droppedTargetCounts']) ?? {});
  return new Map(counts.flatMap(([pool, count]) => (typeof count === 'number' ? [[pool, count]] : [])));
}

/** `data` of /api/v1/targets/relabel_steps. */
export function readRelabelSteps(data: unknown): readonly RelabelStep[] | undefined {
  return asList(asObject(data)?.['steps'], value => {
    const step = asObject(value);
    const rule = readRule(step?.['rule']);
    const output = asStringMap(step?.['output']);
    return rule === undefined || output === undefined ? undefined : { rule, output, keep: step?.['keep'] === true };
  });
}

function readRule(value: unknown): RelabelRule | undefined {
  const rule = asObject(value);
  const action = asString(rule?.['action']);
  if (rule === undefined || action === undefined) return undefined;
  return {
    action,
    sourceLabels: asList(rule['source_labels'] ?? [], asString) ?? [],
    separator: asString(rule['separator']) ?? ';',
    regex: asString(rule['regex']) ?? '(.*)',
    targetLabel: asString(rule['target_label']) ?? '',
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
