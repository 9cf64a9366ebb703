import { describe, expect, it } from 'vitest';
import type { PrometheusApi } from '../../../client/src/prometheus/api.ts';
import { createLookup } from '../../../client/src/prometheus/lookup.ts';
import { partialPrometheus } from '../../support/partialPrometheus.ts';

/** Counts how often it is asked; the answer names the question. */
function countingApi(labelValues: PrometheusApi['labelValues'] = async label => [label]): { api: PrometheusApi; asked: string[] } {
  const asked: string[] = [];
  const api = partialPrometheus({
    url: 'http://a',
    labelNames: async (_signal, match = '') => {
      asked.push(`names ${match}`);
      return ['job'];
    },
    labelValues: (label, signal, match) => {
      asked.push(`${label} ${match ?? ''}`);
      return labelValues(label, signal, match);
    },
  });
  return { api, asked };
}

describe('lookups', () => {
  it('ask once, however many wait', async () => {
    const { api, asked } = countingApi();
    const lookup = createLookup({ clock: () => 0 });
    expect(await Promise.all([lookup.metricNames(api), lookup.metricNames(api), lookup.labelValues(api, 'job')])).toEqual([
      ['__name__'],
      ['__name__'],
      ['job'],
    ]);
    expect(asked).toEqual(['__name__ ', 'job ']);
  });

  it('ask again when an answer has grown old', async () => {
    const { api, asked } = countingApi();
    let now = 0;
    const lookup = createLookup({ clock: () => now, ttlMs: 10 });
    await lookup.labelNames(api, 'up');
    now = 9;
    await lookup.labelNames(api, 'up');
    now = 10;
    await lookup.labelNames(api, 'up');
    expect(asked).toEqual(['names up', 'names up']);
  });

  it('keep no failure', async () => {
    let fail = true;
    const { api } = countingApi(async label => {
      if (fail) throw new Error('down');
      return [label];
    });
    const lookup = createLookup({ clock: () => 0 });
    await expect(lookup.metricNames(api)).rejects.toThrow('down');
    fail = false;
    expect(await lookup.metricNames(api)).toEqual(['__name__']);
  });

  it('forget everything and give up what is under way when the endpoint changes', async () => {
    const { api, asked } = countingApi(
      (label, signal) =>
        new Promise((done, failed) => {
          if (label === 'job') done([label]);
          signal.addEventListener('abort', () => failed(signal.reason));
        }),
    );
    const lookup = createLookup({ clock: () => 0 });
    await lookup.labelValues(api, 'job');
    const pending = lookup.metricNames(api);
    lookup.clear();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await lookup.labelValues(api, 'job');
    expect(asked).toEqual(['job ', '__name__ ', 'job ']);
  });
});
