import { describe, expect, it } from 'vitest';
import type { ActiveTarget } from '../../../../client/src/prometheus/api.ts';
import { byScrapePool } from '../../../../client/src/prometheus/targets.ts';
import { downTargets, lensText, targetLine } from '../../../../client/src/views/targets/text.ts';
import type { TargetsState } from '../../../../client/src/views/targets/watch.ts';
import type { ScrapeJob } from '../../../../server/src/protocol.ts';

const target = (address: string, more: Partial<ActiveTarget> = {}): ActiveTarget => ({
  scrapePool: 'traefik',
  scrapeUrl: `http://${address}/metrics`,
  labels: { job: 'traefik', instance: address },
  discoveredLabels: { __address__: address },
  health: 'up',
  lastError: '',
  lastScrape: 996,
  lastScrapeDurationSeconds: 0.012,
  ...more,
});
const refused = { health: 'down', lastError: 'Get "http://b:8080/metrics": dial tcp 10.0.0.1:8080: connect: connection refused' } as const;
const known = (...targets: readonly ActiveTarget[]): TargetsState => ({ kind: 'known', pools: byScrapePool(targets) });

const line = (number: number) => ({ start: { line: number, character: 0 }, end: { line: number, character: 9 } });
const job: ScrapeJob = { name: 'traefik', nameRange: line(1), range: line(1), staticTargets: [{ address: 'b:8080', range: line(3) }] };

describe('the lens of a job', () => {
  it('counts what is up and says when it was scraped last', () => {
    expect(lensText('traefik', known(target('a:8080'), target('b:8080', refused)), 1000)).toBe('1/2 up, last scrape 4 s ago');
  });

  it('says that the server has not loaded the job', () => {
    expect(lensText('redis', known(target('a:8080')), 1000)).toBe('not loaded by Prometheus yet');
  });

  it.each([
    ['noServer', 'no Prometheus server set up'],
    ['unreachable', 'Prometheus unreachable'],
    ['untrusted', 'workspace not trusted: no request is sent'],
  ] as const)('says why nothing is known: %s', (kind, text) => {
    expect(lensText('traefik', { kind: 'failed', error: { kind, message: '' } }, 1000)).toBe(text);
  });
});

describe('a target that is down', () => {
  it('is shown at its address where that stands in the file', () => {
    const [down, ...others] = downTargets(job, known(target('a:8080'), target('b:8080', refused)));
    expect(down?.range).toEqual(line(3));
    expect(down?.message).toMatch(/refused.*\./);
    expect(others).toEqual([]);
  });

  it('is shown at the name of its job where discovery found it', () => {
    expect(downTargets(job, known(target('10.0.0.9:8080', refused))).map(({ range }) => range)).toEqual([line(1)]);
  });

  it('is no longer shown when it is up', () => {
    expect(downTargets(job, known(target('b:8080')))).toEqual([]);
  });
});

describe('a line in the list of targets', () => {
  it('has the state, the last scrape and how long it took', () => {
    expect(targetLine(target('a:8080'), 1000)).toEqual({
      label: '$(pass) http://a:8080/metrics',
      description: 'up, last scrape 4 s ago, took 12 ms',
    });
  });

  it('has the reason where the target is down', () => {
    expect(targetLine(target('b:8080', refused), 1000).detail).toMatch(/refused/);
  });
});
