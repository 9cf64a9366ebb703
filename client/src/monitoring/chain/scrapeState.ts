import type { Known, ServiceTargets } from './evidence.ts';

/** What a badge says of a Service. */
export type ScrapeState = 'scraped' | 'down' | 'notScraped' | 'unknown';

/** One target that is down makes it down: the others do not stand for it. One not scraped yet says nothing. */
export function scrapeState(targets: Known<Pick<ServiceTargets, 'active'>>): ScrapeState {
  if (targets.kind !== 'known') return 'unknown';
  const { active } = targets.value;
  if (active.length === 0) return 'notScraped';
  if (active.some(({ health }) => health === 'down')) return 'down';
  return active.some(({ health }) => health === 'up') ? 'scraped' : 'unknown';
}
