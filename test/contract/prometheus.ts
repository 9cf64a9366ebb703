/** What the client expects of a Prometheus that has scraped itself as job `self` and fails to scrape job `dead`. */
import { expect, it } from 'vitest';
import type { PrometheusApi, PrometheusError } from '../../client/src/prometheus/api.ts';
import { scrapeProblem } from '../../client/src/prometheus/scrapeError.ts';
import { byScrapePool, configuredAddress, jobSummary } from '../../client/src/prometheus/targets.ts';
import { errorOf } from '../support/prometheusErrors.ts';

export function describePrometheus(api: () => PrometheusApi): void {
  const signal = new AbortController().signal;
  const query = (expr: string, time?: number) => api().query(expr, signal, time);
  const queryError = (expr: string): Promise<PrometheusError> => errorOf(query(expr));

  it('reads scalars, the special ones too', async () => {
    expect((await query('1 + 1', 1_700_000_000)).result).toEqual({ type: 'scalar', sample: { time: 1_700_000_000, value: 2 } });
    expect((await query('0 / 0')).result).toMatchObject({ sample: { value: Number.NaN } });
    expect((await query('-1 / 0')).result).toMatchObject({ sample: { value: -Infinity } });
  });

  it('reads strings', async () => {
    expect((await query('"text"')).result).toMatchObject({ type: 'string', value: 'text' });
  });

  it('reads vectors, empty ones too', async () => {
    expect((await query('up{job="self"}')).result).toMatchObject({
      type: 'vector',
      series: [{ labels: { __name__: 'up', job: 'self' }, point: { kind: 'float', value: 1 } }],
    });
    expect((await query('no_such_metric')).result).toEqual({ type: 'vector', series: [] });
  });

  it('reads a range selector as a matrix', async () => {
    const { result } = await query('up{job="self"}[1m]');
    expect(result).toMatchObject({ type: 'matrix', series: [{ labels: { job: 'self' } }] });
  });

  it('passes on what Prometheus remarks', async () => {
    expect((await query('quantile(2, up)')).warnings[0]).toMatch(/quantile value should be between 0 and 1/);
  });

  it('reads a range query, one point a step', async () => {
    const { result } = await api().queryRange('vector(1)', { start: 1_700_000_000, end: 1_700_000_060, step: 15 }, signal);
    if (result.type !== 'matrix') throw new Error(`Expected a matrix, got a ${result.type}.`);
    expect(result.series[0]?.points.map(({ time }) => time)).toEqual([0, 15, 30, 45, 60].map(after => 1_700_000_000 + after));
  });

  it('says where a query cannot be read', async () => {
    expect(await queryError('sum(\n  up{')).toEqual({
      kind: 'api',
      errorType: 'bad_data',
      status: 400,
      message: 'Prometheus cannot read the query: 2:6: parse error: unexpected end of input inside braces.',
      position: { line: 1, character: 5, offset: 10 },
    });
  });

  it('passes on why a range is refused', async () => {
    const range = { start: 0, end: 99_999_999, step: 1 };
    expect(await errorOf(api().queryRange('up', range, signal))).toMatchObject({
      kind: 'api',
      message: expect.stringMatching(/exceeded maximum resolution of 11,000 points/),
    });
  });

  it('reads targets: pools, health, last scrape and errors', async () => {
    const pools = byScrapePool(await api().activeTargets(signal));
    const [self] = pools.get('self') ?? [];
    const [dead] = pools.get('dead') ?? [];
    if (self === undefined || dead === undefined) throw new Error('Expected a target in each pool.');
    expect(self.health).toBe('up');
    expect(jobSummary([self], (self.lastScrape ?? 0) + 4).text).toBe('1/1 up, last scrape 4 s ago');
    expect(configuredAddress(dead)).toBe('127.0.0.1:1');
    expect(scrapeProblem(dead)).toMatchObject({ fault: 'refused', message: 'Nothing listens at 127.0.0.1:1: the connection was refused.' });
  });

  it('reads the targets of one pool', async () => {
    const targets = await api().activeTargets(signal, 'self');
    expect(targets.map(({ scrapePool }) => scrapePool)).toEqual(['self']);
  });

  it('lists the pools, and how many targets each dropped', async () => {
    expect(await api().scrapePools(signal)).toEqual(['dead', 'self']);
    expect(Object.fromEntries(await api().droppedCounts(signal))).toEqual({ dead: 1, self: 0 });
  });

  it('reads the targets that a pool dropped, and the step that did it', async () => {
    const { targets, count } = await api().droppedTargets('dead', signal);
    expect(count).toBe(1);
    expect(targets).toEqual([expect.objectContaining({ __address__: 'dropped.example:80', job: 'dead' })]);
    expect(await api().relabelSteps('dead', targets[0] ?? {}, signal)).toEqual([
      {
        rule: { action: 'drop', sourceLabels: ['__address__'], separator: ';', regex: 'dropped.*', targetLabel: '' },
        output: {},
        keep: false,
      },
    ]);
    expect(await api().droppedTargets('self', signal)).toEqual({ targets: [], count: 0 });
  });

  it('lists label names and values', async () => {
    expect(await api().labelNames(signal)).toEqual(expect.arrayContaining(['__name__', 'instance', 'job']));
    expect(await api().labelValues('job', signal)).toContain('self');
    expect(await api().labelValues('__name__', signal, '{job="self"}')).toContain('up');
  });

  it('gives version and loaded configuration', async () => {
    expect(await api().version(signal)).toMatch(/^\d+\.\d+\.\d+/);
    expect(await api().loadedConfig(signal)).toContain('job_name: self');
  });

  it('reloads', async () => {
    await expect(api().reload(signal)).resolves.toBeUndefined();
  });

  it('gives a request up when told to, with an AbortError', async () => {
    const controller = new AbortController();
    const pending = api().query('up{job="self"}', controller.signal);
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
}
