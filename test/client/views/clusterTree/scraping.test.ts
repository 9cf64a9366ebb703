import { describe, expect, it } from 'vitest';
import type { ServiceTargets } from '../../../../client/src/monitoring/chain/evidence.ts';
import type { Scraping } from '../../../../client/src/views/clusterTree/nodes.ts';
import { scrapingOf } from '../../../../client/src/views/clusterTree/scraping.ts';
import { cart, cartTarget } from '../../../support/chainWorld.ts';
import { context } from '../../../support/treeWorld.ts';

const clusters = { state: () => ({ kind: 'loading' as const }) };
const current = context('minikube', { current: true });

const told = (...active: ServiceTargets['active']): Scraping =>
  scrapingOf({
    clusters,
    survey: { of: () => ({ kind: 'known', value: { active, dropped: [], pools: [] } }) },
    context: current,
    service: cart,
  });

describe('whether a Service is scraped', () => {
  it('is counted in targets', () => {
    expect(told(cartTarget(), cartTarget())).toEqual({ state: 'scraped', text: 'Scraped: 2 of 2 targets up.' });
    expect(told()).toEqual({ state: 'notScraped', text: 'Not scraped: the Prometheus in use has no target of it.' });
    expect(told(cartTarget({ health: 'unknown' })).state).toBe('unknown');
  });

  it('is told with the reason and the cure where a target is down', () => {
    const down = cartTarget({ health: 'down', lastError: 'server returned HTTP status 404 Not Found' });
    expect(told(cartTarget(), down)).toEqual({
      state: 'down',
      text: expect.stringMatching(/^1 of 2 targets down\. 10\.244\.0\.7:8080 has nothing at \/metrics/),
    });
  });

  it('is not told of a cluster that the Prometheus in use is not known to watch', () => {
    const survey = { of: () => ({ kind: 'known' as const, value: { active: [], dropped: [], pools: [] } }) };
    expect(scrapingOf({ clusters, survey, context: context('other'), service: cart }).state).toBe('unknown');
  });

  it('is not known where Prometheus does not answer, and says so', () => {
    const survey = { of: () => ({ kind: 'unknown' as const, message: 'Nothing listens there.' }) };
    expect(scrapingOf({ clusters, survey, context: current, service: cart }).text).toContain('Nothing listens there.');
  });
});
