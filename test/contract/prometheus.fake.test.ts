import { afterAll, beforeAll, describe } from 'vitest';
import { createPrometheusClient, type PrometheusClient } from '../../client/src/prometheus/client.ts';
import { type FakePrometheus, startFakePrometheus } from '../support/fakePrometheus.ts';
import { describePrometheus } from './prometheus.ts';

describe('the fake Prometheus keeps the contract', () => {
  let server: FakePrometheus;
  let client: PrometheusClient;

  beforeAll(async () => {
    server = await startFakePrometheus();
    client = createPrometheusClient({ url: server.url, headers: async () => ({}), http: { strictSSL: true } });
  });

  afterAll(async () => {
    await client.dispose();
    await server.close();
  });

  describePrometheus(() => client);
});
