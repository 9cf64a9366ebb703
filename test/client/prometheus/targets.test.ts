import { describe, expect, it } from 'vitest';
import type { ActiveTarget } from '../../../client/src/prometheus/api.ts';
import { byScrapePool, configuredAddress, jobSummary } from '../../../client/src/prometheus/targets.ts';

const target = (part: Partial<ActiveTarget>): ActiveTarget => ({
  scrapePool: 'web',
  scrapeUrl: 'http://web:80/metrics',
  labels: { job: 'web' },
  discoveredLabels: { __address__: 'web:80' },
  health: 'up',
  lastError: '',
  lastScrapeDurationSeconds: 0.01,
  ...part,
});

describe('the summary of a job', () => {
  it('counts what is up, and gives the newest scrape', () => {
    const targets = [target({ lastScrape: 90 }), target({ lastScrape: 96 }), target({ health: 'down', lastScrape: 80 })];
    expect(jobSummary(targets, 100)).toEqual({ up: 2, down: 1, total: 3, text: '2/3 up, last scrape 4 s ago' });
  });

  it('knows jobs that were never scraped', () => {
    expect(jobSummary([target({ health: 'unknown' })], 100).text).toBe('0/1 up, not scraped yet');
  });

  it('knows jobs without targets', () => {
    expect(jobSummary([], 100).text).toBe('no targets');
  });

  it('lives with a server whose clock is ahead', () => {
    expect(jobSummary([target({ lastScrape: 105 })], 100).text).toBe('1/1 up, last scrape just now');
  });
});

it('groups targets by scrape pool', () => {
  const [a, b, c] = [target({}), target({ scrapePool: 'db' }), target({ health: 'down' })];
  expect([...byScrapePool([a, b, c])]).toEqual([
    ['web', [a, c]],
    ['db', [b]],
  ]);
});

it('finds a target by the address that its config has, whatever relabelling made of it', () => {
  expect(configuredAddress(target({ labels: { instance: 'renamed' } }))).toBe('web:80');
});
