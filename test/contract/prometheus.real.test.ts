import { appendFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrometheusClient, type PrometheusClient } from '../../client/src/prometheus/client.ts';
import { errorOf } from '../support/prometheusErrors.ts';
import { findPrometheus, type RealPrometheus, startRealPrometheus, until } from '../support/realPrometheus.ts';
import { describePrometheus } from './prometheus.ts';

const binary = findPrometheus();
const signal = new AbortController().signal;

const config = (port: number): string => `global:
  scrape_interval: 1s
scrape_configs:
  - job_name: self
    static_configs:
      - targets: ['127.0.0.1:${port}']
  - job_name: dead
    static_configs:
      - targets: ['127.0.0.1:1', 'dropped.example:80']
    relabel_configs:
      - source_labels: [__address__]
        regex: dropped.*
        action: drop
`;

const connect = (url: string): PrometheusClient => createPrometheusClient({ url, headers: async () => ({}), http: { strictSSL: true } });

// In CI a part that is missing is a failure: there the suite runs, and fails for want of the binary.
const missing = binary === undefined && process.env['CI'] !== 'true';

describe.skipIf(missing)(
  'a real Prometheus keeps the contract (skipped where neither PROMWB_PROMETHEUS nor the PATH has Prometheus 3)',
  () => {
    let server: RealPrometheus;
    let client: PrometheusClient;

    beforeAll(async () => {
      if (binary === undefined) throw new Error('There is no Prometheus 3: name its binary in PROMWB_PROMETHEUS.');
      server = await startRealPrometheus({ binary, config, flags: ['--web.enable-lifecycle'] });
      client = connect(server.url);
      await until('both targets were scraped', async () => {
        const targets = await client.activeTargets(signal);
        return targets.filter(({ health }) => health !== 'unknown').length === 2;
      });
      await until('a sample can be queried', async () => {
        const { result } = await client.query('up{job="self"} == 1', signal);
        return result.type === 'vector' && result.series.length === 1;
      });
    });

    afterAll(async () => {
      await client?.dispose();
      await server?.stop();
    });

    describePrometheus(() => client);

    it('keeps the old configuration where the new one is wrong, and says why', async () => {
      appendFileSync(server.configFile, '  - job_name: self\n');
      expect(await errorOf(client.reload(signal))).toMatchObject({
        kind: 'http',
        status: 500,
        message: expect.stringMatching(
          /^Prometheus refused the configuration and keeps the one it had: .*multiple scrape configs with job name "self"/,
        ),
      });
      expect(await client.loadedConfig(signal)).toContain('job_name: dead');
    });

    it('takes a new configuration', async () => {
      writeFileSync(server.configFile, 'scrape_configs: [{ job_name: other }]\n');
      await client.reload(signal);
      expect(await client.loadedConfig(signal)).toContain('job_name: other');
    });
  },
);

describe.skipIf(missing)('a real Prometheus without the lifecycle API', () => {
  it('says that it does not reload', async () => {
    if (binary === undefined) throw new Error('There is no Prometheus 3: name its binary in PROMWB_PROMETHEUS.');
    const server = await startRealPrometheus({ binary, config });
    const client = connect(server.url);
    try {
      expect(await errorOf(client.reload(signal))).toEqual({
        kind: 'http',
        status: 403,
        message: `Prometheus at ${server.url} does not reload on request. Start it with --web.enable-lifecycle, or restart it.`,
      });
    } finally {
      await client.dispose();
      await server.stop();
    }
  });
});
