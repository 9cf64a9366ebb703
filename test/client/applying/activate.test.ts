import { describe, expect, it } from 'vitest';
import { activate } from '../../../client/src/applying/activate.ts';
import { isLoaded } from '../../../client/src/applying/loadedConfig.ts';
import { jobNamesOf as jobsOf } from '../../../client/src/cluster/manifests.ts';
import { PrometheusFailure, type PrometheusError } from '../../../client/src/prometheus/api.ts';
import { partialPrometheus } from '../../support/partialPrometheus.ts';

const config = (...jobs: string[]): string => ['scrape_configs:', ...jobs.map(job => `- job_name: ${job}`), ''].join('\n');
const off: PrometheusError = {
  kind: 'http',
  status: 403,
  message: 'Prometheus does not reload on request. Start it with --web.enable-lifecycle, or restart it.',
};
const refused: PrometheusError = { kind: 'http', status: 500, message: 'Prometheus refused the configuration.' };
const away: PrometheusError = { kind: 'unreachable', message: 'Nothing listens there.' };

/** What each reload does, then what is loaded after it; the last goes on. */
function server(steps: readonly (string | PrometheusError)[]) {
  let reloads = 0;
  const now = (): string | PrometheusError => steps[Math.min(reloads, steps.length) - 1] ?? '';
  const api = partialPrometheus({
    loadedConfig: async () => {
      const step = now();
      return typeof step === 'string' ? step : '';
    },
  });
  const reload = async (): Promise<void> => {
    reloads += 1;
    const step = now();
    if (typeof step !== 'string') throw new PrometheusFailure(step);
  };
  const run = (applied: string, before: string) =>
    activate({ api, reload, applied, before, jobsOf, wait: async () => undefined, signal: new AbortController().signal });
  return { run, reloads: () => reloads };
}

describe('making Prometheus load what was applied', () => {
  it('reloads until the file has arrived', async () => {
    const { run, reloads } = server([config('a'), config('a'), config('a', 'b')]);
    expect(await run(config('a', 'b'), config('a'))).toEqual({ kind: 'loaded', newJobs: ['b'] });
    expect(reloads()).toBe(3);
  });

  it('goes on where Prometheus is restarted meanwhile', async () => {
    const { run } = server([config('a'), away, away, { kind: 'http', status: 503, message: 'Not ready.' }, config('a', 'b')]);
    expect(await run(config('a', 'b'), config('a'))).toEqual({ kind: 'loaded', newJobs: ['b'] });
  });

  it('believes a refusal that stays, not one of a file that is half there', async () => {
    expect(await server([refused, config('b')]).run(config('b'), config('a'))).toMatchObject({ kind: 'loaded' });
    expect(await server([refused, refused]).run(config('b'), config('a'))).toEqual({ kind: 'refused', reason: refused.message });
  });

  it('says that reloads are off', async () => {
    expect(await server([off]).run(config('b'), config('a'))).toEqual({ kind: 'lifecycleOff' });
  });

  it('gives up where the file never arrives, and where the person does', async () => {
    expect(await server([config('a')]).run(config('b'), config('a'))).toEqual({ kind: 'notArrived' });
    const gone = activate({
      api: partialPrometheus({ loadedConfig: async () => config('a') }),
      reload: async () => undefined,
      applied: config('b'),
      before: config('a'),
      jobsOf,
      wait: () => Promise.reject(new DOMException('no', 'AbortError')),
      signal: new AbortController().signal,
    });
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a loaded configuration', () => {
  it('names the jobs of what was applied', () => {
    expect(jobsOf('scrape_configs:\n  - job_name: \'a\' # one\n    x: y\n  - metrics_path: /m\n    job_name: "b c"\n')).toEqual([
      'a',
      'b c',
    ]);
    expect(isLoaded({ jobsOf, applied: config('a', 'b'), before: config('a'), now: config('a', 'b') })).toBe(true);
    expect(isLoaded({ jobsOf, applied: config('a', 'b'), before: config('a'), now: config('b', 'a') })).toBe(false);
  });

  it('is known by a change where the jobs stay, and by its values where nothing does', () => {
    const before = `global:\n  scrape_interval: 1m\n${config('a')}`;
    const applied = `global:\n  scrape_interval: 30s\n${config('a')}`;
    expect(isLoaded({ jobsOf, applied, before, now: before })).toBe(false);
    expect(isLoaded({ jobsOf, applied, before, now: `global:\n  scrape_interval: 30s\n  scrape_timeout: 10s\n${config('a')}` })).toBe(true);
    expect(isLoaded({ jobsOf, applied: `global:\n  scrape_interval: 60s # often\n${config('a')}`, before, now: before })).toBe(true);
  });
});
