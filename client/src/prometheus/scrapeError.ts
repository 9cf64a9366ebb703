/** The errors that Prometheus keeps of failed scrapes (`lastError` of a target), in plain words and with what to do. */
import type { ActiveTarget } from './api.ts';
import { answerRules } from './scrapeErrors/answer.ts';
import { rulesBeforeTarget } from './scrapeErrors/before.ts';
import { connectionRules } from './scrapeErrors/connection.ts';
import type { Scrape, ScrapeFault } from './scrapeErrors/rule.ts';
import { tlsRules } from './scrapeErrors/tls.ts';

export interface ScrapeProblem {
  readonly fault: ScrapeFault;
  /** One sentence: what happened, the target named. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly fix: string;
}

const lookAtIt = 'Open the address from where Prometheus runs and see what answers there.';

/** The first that matches holds: TLS fails in the words of connections too. */
const rules = [...rulesBeforeTarget, ...tlsRules, ...connectionRules, ...answerRules];

/** The error of a down target in plain words; null for a target whose last scrape went well. */
export function scrapeProblem(target: ActiveTarget): ScrapeProblem | null {
  const error = target.lastError.trim();
  if (error === '') return null;
  const place = placeOf(target.scrapeUrl);
  for (const rule of rules) {
    const found = rule.when.exec(error);
    if (found === null) continue;
    const scrape: Scrape = { ...place, error, caught: found.slice(1).filter(text => text !== undefined) };
    return { fault: rule.fault, message: rule.message(scrape), fix: rule.fix(scrape) };
  }
  return { fault: 'other', message: `Prometheus could not scrape ${place.address}: ${error}.`, fix: lookAtIt };
}

function placeOf(scrapeUrl: string): Pick<Scrape, 'address' | 'host' | 'path'> {
  const url = URL.parse(scrapeUrl);
  if (url === null) return { address: scrapeUrl, host: scrapeUrl, path: '/' };
  const port = url.port === '' ? usualPort(url.protocol) : `:${url.port}`;
  return { address: `${url.hostname}${port}`, host: url.hostname, path: url.pathname };
}

/** The port that a URL does not show. */
function usualPort(protocol: string): string {
  if (protocol === 'https:') return ':443';
  return protocol === 'http:' ? ':80' : '';
}
