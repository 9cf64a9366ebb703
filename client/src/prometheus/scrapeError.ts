import type { ActiveTarget } from './api.ts';

/** What kept a scrape from working. Closed: quick fixes switch over it. */
export type ScrapeFault =
  | 'httpsOnHttpPort'
  | 'httpOnHttpsPort'
  | 'certificate'
  | 'refused'
  | 'unknownHost'
  | 'unroutable'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'serverError'
  | 'redirect'
  | 'contentType'
  | 'notMetrics'
  | 'limit'
  | 'reset'
  | 'other';

export interface ScrapeProblem {
  readonly fault: ScrapeFault;
  /** One sentence: what happened, the target named. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly fix: string;
}

/** The error of a down target in plain words; null for a target whose last scrape went well. */
export function scrapeProblem(target: ActiveTarget): ScrapeProblem | null {
  if (target.lastError === '') return null;
  return {
    fault: 'other',
    message: `Prometheus could not scrape ${target.scrapeUrl}: ${target.lastError}.`,
    fix: 'Open the address from where Prometheus runs to see what answers there.',
  };
}
