import type { ActiveTarget, TargetHealth } from '../../prometheus/api.ts';
import { targetKey } from '../../prometheus/scrapePools/samples.ts';
import type { PoolSummary } from '../../prometheus/scrapePools/summary.ts';

/** What of the targets is shown. */
export interface TargetFilter {
  /** In a pool's name, or in a target's URL or labels as PromQL writes them, whatever its case; empty: any. */
  readonly text: string;
  /** Only targets that are not up, and pools that have one. */
  readonly unhealthyOnly: boolean;
}

export const noFilter: TargetFilter = { text: '', unhealthyOnly: false };

export const isFiltering = ({ text, unhealthyOnly }: TargetFilter): boolean => text !== '' || unhealthyOnly;

/** A pool that was not counted yet is found by its name alone. */
export function showsPool(name: string, summary: PoolSummary | undefined, filter: TargetFilter): boolean {
  if (!isFiltering(filter)) return true;
  const named = contains(name, filter);
  if (summary === undefined) return named && !filter.unhealthyOnly;
  if (named && !filter.unhealthyOnly) return true;
  return summary.endpoints.some(
    ({ url, labels, health }) => shownHealth(health, filter) && (named || contains(url, filter) || contains(labels, filter)),
  );
}

export function showsTarget(target: ActiveTarget, filter: TargetFilter): boolean {
  if (!shownHealth(target.health, filter)) return false;
  return filter.text === '' || [target.scrapePool, target.scrapeUrl, targetKey(target.labels)].some(text => contains(text, filter));
}

/** For the title of the view; empty where all is shown. */
export function filterText({ text, unhealthyOnly }: TargetFilter): string {
  const parts = [text === '' ? '' : `"${text}"`, unhealthyOnly ? 'not up' : ''].filter(part => part !== '');
  return parts.length === 0 ? '' : `only ${parts.join(', ')}`;
}

const shownHealth = (health: TargetHealth, { unhealthyOnly }: TargetFilter): boolean => !unhealthyOnly || health !== 'up';

const contains = (text: string, filter: TargetFilter): boolean => text.toLowerCase().includes(filter.text.toLowerCase());
