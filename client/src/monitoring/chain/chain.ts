/** Why a Service is monitored, or is not: four links, each with its evidence. Pure. */
import { discoveredLink } from './discovered.ts';
import type { Evidence } from './evidence.ts';
import { exposedLink } from './exposed.ts';
import type { Link } from './link.ts';
import { scrapedLink } from './scraped.ts';
import { selectedLink } from './selected.ts';
import { type ScrapeState, scrapeState } from './scrapeState.ts';

export interface Chain {
  readonly state: ScrapeState;
  /** Exposed, selected, discovered, scraped. */
  readonly links: readonly Link[];
}

export function chainOf(evidence: Evidence): Chain {
  return {
    state: scrapeState(evidence.targets),
    links: [exposedLink(evidence), selectedLink(evidence), discoveredLink(evidence), scrapedLink(evidence)],
  };
}

/** The first link that does not hold; undefined where all do. */
export function firstBreak({ links }: Chain): Link | undefined {
  return links.find(({ state }) => state === 'broken');
}
