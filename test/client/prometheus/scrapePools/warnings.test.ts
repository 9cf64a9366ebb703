import { describe, expect, it } from 'vitest';
import { poolSummary, scrapedTwice } from '../../../../client/src/prometheus/scrapePools/summary.ts';
import { poolWarnings, type TargetCircumstances, targetWarnings } from '../../../../client/src/prometheus/scrapePools/warnings.ts';
import { refused, scrapedTarget } from '../../../support/scrapedTargets.ts';

const warn = (circumstances: Partial<TargetCircumstances>, target = scrapedTarget('a:80')): readonly string[] =>
  targetWarnings(target, { pools: [], ...circumstances }).map(({ kind, message, fix }) => {
    for (const sentence of [message, fix]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    return `${kind}: ${message}`;
  });

describe('what is odd about a target', () => {
  it('is nothing where nothing more is known', () => {
    expect(warn({})).toEqual([]);
    expect(warn({ samples: { scraped: 400, kept: 400 }, limits: { sampleLimit: 0, targetLimit: 0 }, pools: ['web'] })).toEqual([]);
  });

  it('is that it is up with no samples', () => {
    expect(warn({ samples: { scraped: 0, kept: 0 } })).toEqual([
      'noSamples: The target is up, but its last scrape had no samples: it answers with nothing.',
    ]);
    expect(warn({ samples: { scraped: 0, kept: 0 } }, scrapedTarget('b:80', refused))).toEqual([]);
  });

  it('is that metric_relabel_configs drops all of them', () => {
    expect(warn({ samples: { scraped: 12, kept: 0 } })).toEqual([
      'allDropped: The target is up, but metric_relabel_configs drops all 12 samples of a scrape.',
    ]);
  });

  it.each([
    [89, []],
    [90, ['sampleLimit: The last scrape had 90 of the 100 samples that sample_limit allows; with more the whole scrape fails.']],
  ])('is that %i of 100 allowed samples are nearly too many', (kept, expected) => {
    expect(warn({ samples: { scraped: 1000, kept }, limits: { sampleLimit: 100, targetLimit: 0 } })).toEqual(expected);
  });

  it('is that each scrape adds many series', () => {
    expect(warn({ samples: { scraped: 100, kept: 100, added: 9 } })).toEqual([]);
    expect(warn({ samples: { scraped: 100, kept: 100, added: 10 } })).toEqual([
      'newSeries: Each scrape of the last minutes added 10 or more series that were not there before: a label changes each time.',
    ]);
  });

  it('is that a scrape takes nearly as long as it may', () => {
    expect(warn({}, scrapedTarget('a:80', { lastScrapeDurationSeconds: 7.9 }))).toEqual([]);
    expect(warn({}, scrapedTarget('a:80', { lastScrapeDurationSeconds: 8 }))).toEqual([
      'slow: The last scrape took 8 s of the 10 s that scrape_timeout allows.',
    ]);
  });

  it('is that others scrape it too, or its own job twice', () => {
    expect(warn({ pools: ['web', 'pods', 'pods'] })).toEqual([
      expect.stringMatching(/^scrapedTwice: The same endpoint is scraped by pods too: /),
    ]);
    expect(warn({ pools: ['web', 'web'] })).toEqual([expect.stringMatching(/scraped 2 times by this job: /)]);
  });
});

it('a pool near or above its target_limit is told of', () => {
  const limits = { sampleLimit: 0, targetLimit: 10 };
  expect(poolWarnings(8, limits)).toEqual([]);
  expect(poolWarnings(9, limits)[0]?.message).toMatch(/^The job has 9 of the 10 targets/);
  expect(poolWarnings(11, limits)[0]?.message).toMatch(/^The job has 11 targets, more than .* of 10: none/);
  expect(poolWarnings(11, undefined)).toEqual([]);
});

describe('an endpoint that is scraped twice', () => {
  const pod = { __meta_kubernetes_pod_uid: 'uid-1' };
  const of = (pools: Readonly<Record<string, readonly string[]>>, discoveredLabels = {}) =>
    scrapedTwice(
      new Map(
        Object.entries(pools).map(([pool, addresses]) => [
          pool,
          poolSummary(addresses.map(address => scrapedTarget(address, { scrapePool: pool, discoveredLabels }))),
        ]),
      ),
    );

  it('is found across pools and within one', () => {
    expect([...of({ a: ['x:1', 'y:1'], b: ['x:1'], c: ['z:1', 'z:1'] })]).toEqual([
      ['http://x:1/metrics', ['a', 'b']],
      ['http://z:1/metrics', ['c', 'c']],
    ]);
  });

  it('is the same port of one pod, whatever its address', () => {
    expect([...of({ a: ['10.0.0.1:80'], b: ['[fd00::1]:80', '10.0.0.1:81'] }, pod).values()]).toEqual([['a', 'b']]);
  });
});
