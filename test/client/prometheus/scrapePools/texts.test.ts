import { describe, expect, it } from 'vitest';
import type { RelabelRule, RelabelStep } from '../../../../client/src/prometheus/api.ts';
import { jobLimits } from '../../../../client/src/prometheus/scrapePools/jobLimits.ts';
import { droppingStep, droppingText, ruleText } from '../../../../client/src/prometheus/scrapePools/relabelText.ts';
import { readSamples, samplesQueries, targetKey, targetsOf } from '../../../../client/src/prometheus/scrapePools/samples.ts';
import { scrapedTarget } from '../../../support/scrapedTargets.ts';

const rule = (more: Partial<RelabelRule>): RelabelRule => ({
  action: 'replace',
  sourceLabels: [],
  separator: ';',
  regex: '(.*)',
  targetLabel: '',
  ...more,
});

describe('a relabel step in words', () => {
  it.each([
    [rule({ action: 'keep', sourceLabels: ['a', 'b'], regex: 'x;y' }), 'keep where a;b matches "x;y"'],
    [rule({ action: 'drop' }), 'drop where "" matches "(.*)"'],
    [rule({ action: 'dropequal', sourceLabels: ['a'], targetLabel: 'b' }), 'drop where a equals b'],
    [rule({ action: 'keepequal', sourceLabels: ['a'], targetLabel: 'b' }), 'keep where a equals b'],
    [rule({ action: 'labelmap', regex: 'a_(.+)' }), 'labelmap "a_(.+)"'],
    [rule({ sourceLabels: ['a'], targetLabel: 'b' }), 'replace a into b'],
    [rule({ targetLabel: 'b' }), 'replace into b'],
  ])('%#', (step, words) => {
    expect(ruleText(step)).toBe(words);
  });

  it('says which one dropped a target, and what it read', () => {
    const steps: readonly RelabelStep[] = [
      { rule: rule({ targetLabel: 'app' }), output: { app: 'db', port: '1' }, keep: true },
      { rule: rule({ action: 'keep', sourceLabels: ['app', 'port'], regex: 'web;1' }), output: {}, keep: false },
      { rule: rule({ action: 'drop' }), output: {}, keep: false },
    ];
    const step = droppingStep({ app: 'before' }, steps);
    expect(step && droppingText(step)).toBe('Step 2 dropped it: keep where app;port matches "web;1", and the value is "db;1".');
  });

  it('says nothing where the steps of now keep it', () => {
    expect(droppingStep({}, [{ rule: rule({}), output: {}, keep: true }])).toBeUndefined();
  });
});

it('the limits of the jobs are read from what Prometheus prints', () => {
  const print = `global:
  scrape_interval: 15s
  sample_limit: 9
scrape_configs:
- job_name: web
  sample_limit: 100
  relabel_configs:
  - source_labels: [a]
    target_label: sample_limit
  static_configs:
  - targets:
    - a:1
- job_name: 'odd: name'
  target_limit: 5
- job_name: plain
remote_write:
- url: http://a
  sample_limit: 3
`;
  expect([...jobLimits(print)]).toEqual([
    ['web', { sampleLimit: 100, targetLimit: 0 }],
    ['odd: name', { sampleLimit: 0, targetLimit: 5 }],
    ['plain', { sampleLimit: 0, targetLimit: 0 }],
  ]);
});

describe('the samples of targets', () => {
  const odd = scrapedTarget('a:1', { labels: { job: 'we.b"\\' } });

  it('are asked for by all jobs of a pool at once', () => {
    const queries = samplesQueries([scrapedTarget('a:1'), scrapedTarget('b:1'), odd]);
    const matcher = String.raw`job=~"web|we\\.b\"\\\\"`;
    expect(queries?.current).toBe(`{__name__=~"scrape_samples_scraped|scrape_samples_post_metric_relabeling", ${matcher}}`);
    expect(queries?.added).toContain(`min_over_time(scrape_series_added{${matcher}}[10m])`);
    expect(samplesQueries([scrapedTarget('a:1', { labels: {} })])).toBeUndefined();
  });

  it('are found by the labels of the target', () => {
    const series = (name: string, value: number) => ({
      labels: { __name__: name, ...scrapedTarget('a:1').labels },
      point: { kind: 'float', time: 1, value } as const,
    });
    const vector = (...all: readonly ReturnType<typeof series>[]) => ({ type: 'vector', series: all }) as const;
    const current = vector(series('scrape_samples_post_metric_relabeling', 3), series('scrape_samples_scraped', 8));
    const key = targetKey(scrapedTarget('a:1').labels);
    expect(readSamples(current, vector()).get(key)).toEqual({ scraped: 8, kept: 3 });
    expect(readSamples(current, vector(series('scrape_series_added', 2))).get(key)).toEqual({ scraped: 8, kept: 3, added: 2 });
    expect([...targetsOf(current)]).toEqual([key]);
  });
});
