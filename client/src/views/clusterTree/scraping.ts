import type { Service } from '../../cluster/kinds/service.ts';
import type { ContextInfo } from '../../cluster/model.ts';
import type { Clusters } from '../../connections/clusters.ts';
import type { TargetSurvey } from '../../connections/targetSurvey.ts';
import type { ServiceTargets } from '../../monitoring/chain/evidence.ts';
import { scrapeState } from '../../monitoring/chain/scrapeState.ts';
import { scrapeProblem } from '../../prometheus/scrapeError.ts';
import { assertNever } from '../../util/assertNever.ts';
import type { Scraping } from './nodes.ts';

interface Asked {
  readonly clusters: Pick<Clusters, 'state'>;
  readonly survey: Pick<TargetSurvey, 'of'>;
  readonly context: ContextInfo;
  readonly service: Service;
}

/** Of a Service in another cluster than the current one nothing is said: the Prometheus in use is taken to be that of the current one. */
export function scrapingOf({ clusters, survey, context, service }: Asked): Scraping {
  if (!context.current) {
    return { state: 'unknown', text: 'Whether it is scraped is told for the current context only.' };
  }
  const slices = clusters.state({ context: context.name, kind: 'endpointSlice', namespace: service.namespace });
  const own = slices.kind === 'loading' ? [] : slices.items.filter(slice => slice.service === service.name);
  const targets = survey.of(service, own);
  if (targets.kind !== 'known') return { state: 'unknown', text: `Whether it is scraped is not known: ${targets.message}` };
  return sentenceOf(targets.value);
}

function sentenceOf(targets: ServiceTargets): Scraping {
  const state = scrapeState({ kind: 'known', value: targets });
  const { active } = targets;
  switch (state) {
    case 'scraped':
      return { state, text: `Scraped: ${active.filter(({ health }) => health === 'up').length} of ${active.length} targets up.` };
    case 'down': {
      const down = active.filter(({ health }) => health === 'down');
      const [first] = down;
      const problem = first && scrapeProblem(first);
      return { state, text: `${down.length} of ${active.length} targets down.${problem ? ` ${problem.message} ${problem.fix}` : ''}` };
    }
    case 'notScraped':
      return { state, text: 'Not scraped: the Prometheus in use has no target of it.' };
    case 'unknown':
      return { state, text: 'Prometheus has found it and not scraped it yet.' };
    default:
      return assertNever(state);
  }
}
