import { describe, expect, it } from 'vitest';
import { type Proof, proveTarget } from '../../../client/src/monitoring/proof.ts';
import type { ActiveTarget, PrometheusApi } from '../../../client/src/prometheus/api.ts';
import { partialPrometheus } from '../../support/partialPrometheus.ts';

const target = (health: ActiveTarget['health']): ActiveTarget => ({
  scrapePool: 'traefik',
  scrapeUrl: 'http://traefik:8080/metrics',
  labels: { job: 'traefik', instance: 'traefik:8080' },
  discoveredLabels: { __address__: 'traefik:8080' },
  health,
  lastError: health === 'down' ? 'connection refused' : '',
  lastScrapeDurationSeconds: 0,
});

/** A Prometheus whose targets go through the stages given; the last one stays. */
function prometheus(stages: readonly (readonly ActiveTarget[])[], config = ''): PrometheusApi & { readonly queries: readonly string[] } {
  const queries: string[] = [];
  let asked = 0;
  const api = partialPrometheus({
    activeTargets: async () => stages[Math.min(asked++, stages.length - 1)] ?? [],
    loadedConfig: async () => config,
    query: async expr => {
      queries.push(expr);
      const series = [{ labels: {}, point: { kind: 'float', time: 0, value: 42 } }] as const;
      return { result: { type: 'vector', series }, warnings: [], infos: [], durationMs: 1 };
    },
  });
  return { ...api, queries };
}

function prove(api: PrometheusApi, signal = new AbortController().signal): Promise<Proof> {
  const wait = async (): Promise<void> => signal.throwIfAborted();
  const isTarget = ({ scrapeUrl }: ActiveTarget): boolean => scrapeUrl === 'http://traefik:8080/metrics';
  return proveTarget(api, { jobName: 'traefik', isTarget, signal, wait });
}

describe('the proof that a new job is scraped', () => {
  it('is a target that is up, with the samples of its last scrape', async () => {
    const api = prometheus([[], [target('unknown')], [target('up')]]);
    expect(await prove(api)).toEqual({ kind: 'up', target: target('up'), samples: 42 });
    expect(api.queries).toEqual(['scrape_samples_scraped{instance="traefik:8080", job="traefik"}']);
  });

  it('is refuted by a target that is down', async () => {
    expect(await prove(prometheus([[target('down')]]))).toEqual({ kind: 'down', target: target('down') });
  });

  it('is refuted by a loaded configuration without the job', async () => {
    expect(await prove(prometheus([[]], 'scrape_configs:\n- job_name: traefik-2\n'))).toEqual({ kind: 'notLoaded' });
  });

  it('stays open where the job is loaded and its first scrape does not come', async () => {
    expect(await prove(prometheus([[]], 'scrape_configs:\n- job_name: "traefik"\n'))).toEqual({ kind: 'notScraped', waitedSeconds: 90 });
  });

  it('is not found in another target of the job that is up', async () => {
    const other = { ...target('up'), scrapeUrl: 'http://other:8080/metrics' };
    expect(await prove(prometheus([[other]], '- job_name: traefik\n'))).toMatchObject({ kind: 'notScraped' });
  });

  it('is given up when the person cancels', async () => {
    await expect(prove(prometheus([[target('unknown')]]), AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
