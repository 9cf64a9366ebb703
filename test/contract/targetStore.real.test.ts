import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrometheusClient, type PrometheusClient } from '../../client/src/prometheus/client.ts';
import { createTargetStore, type TargetStore } from '../../client/src/prometheus/scrapePools/store.ts';
import { warningsOf } from '../../client/src/views/targetTree/details.ts';
import { itemOf } from '../../client/src/views/targetTree/items.ts';
import { noFilter } from '../../client/src/views/targetTree/filter.ts';
import { childrenOf, pageSize, type TargetsNode } from '../../client/src/views/targetTree/nodes.ts';
import { type OddTargets, startOddTargets } from '../support/oddTargets.ts';
import { findPrometheus, type RealPrometheus, startRealPrometheus, until } from '../support/realPrometheus.ts';

const binary = findPrometheus();

const config = ({ addresses: { http } }: OddTargets): string => `global: { scrape_interval: 1s, scrape_timeout: 1s }
scrape_configs:
  - { job_name: empty, metrics_path: /nothing, static_configs: [{ targets: ['${http}'] }] }
  - job_name: dropsAll
    metrics_path: /many
    metric_relabel_configs: [{ source_labels: [__meta_kubernetes_pod_name], regex: .+, action: keep }]
    static_configs: [{ targets: ['${http}'] }]
  - { job_name: 'near: limit', metrics_path: /many, sample_limit: 3, target_limit: 1, static_configs: [{ targets: ['${http}'] }] }
  - { job_name: changing, metrics_path: /changing, static_configs: [{ targets: ['${http}'] }] }
  - job_name: fine
    static_configs: [{ targets: ['${http}', 'no:1', 'yes:1'] }]
    relabel_configs:
      - { source_labels: [__address__], regex: '(no|yes):.*', target_label: kind }
      - { source_labels: [kind], regex: 'yes|no', action: drop }
  - { job_name: unstarted, scheme: https, tls_config: { ca_file: /no/such/ca }, static_configs: [{ targets: ['${http}'] }] }
`;

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'what is known of the targets of a real Prometheus (skipped where neither PROMWB_PROMETHEUS nor the PATH has Prometheus 3)',
  () => {
    let odd: OddTargets;
    let server: RealPrometheus;
    let client: PrometheusClient;
    let store: TargetStore;

    beforeAll(async () => {
      if (binary === undefined) throw new Error('There is no Prometheus 3: name its binary in PROMWB_PROMETHEUS.');
      odd = await startOddTargets();
      server = await startRealPrometheus({ binary, config: () => config(odd) });
      client = createPrometheusClient({ url: server.url, headers: async () => ({}), http: { strictSSL: true } });
      store = createTargetStore({ connect: async () => client, intervalMs: () => 500, clock: () => performance.now() });
      store.watch(true);
    });

    afterAll(async () => {
      store?.dispose();
      await client?.dispose();
      await server?.stop();
      await odd?.[Symbol.asyncDispose]();
    });

    const view = () => ({ world: store.world, filter: noFilter, shown: () => pageSize, now: Date.now() / 1000 });
    const rows = (node?: TargetsNode): readonly string[] =>
      childrenOf(node, view()).map(child => {
        const { label, description = '' } = itemOf(child, view());
        return `${label} ${description}`.trim();
      });
    const warningsIn = (pool: string): readonly string[] =>
      (store.world.pool(pool).targets ?? []).flatMap(target => warningsOf(target, store.world)).map(({ kind }) => kind);
    /** Samples are asked for at a slower pace than a test has time for. */
    const seen = (what: string, isSo: () => boolean): Promise<void> =>
      until(what, async () => {
        if (!isSo()) store.refresh();
        return isSo();
      });

    it('finds the pools, counts them, and names the job that could not be started', async () => {
      await seen('all pools are counted', () => rows().includes('fine 1/1 up, 2 dropped') && rows().includes('changing 1/1 up'));
      expect(rows()[0]).toBe('unstarted Prometheus could not start this job: its log says why.');
    });

    it('finds targets that are up with no samples before anybody looks into their pools', async () => {
      await seen('the empty target is found', () => rows().includes('empty 1/1 up, 1 with a warning'));
      expect(store.world.pool('empty').targets).toBeUndefined();
    });

    it.each([
      ['empty', 'noSamples'],
      ['dropsAll', 'allDropped'],
      ['near: limit', 'sampleLimit'],
      ['changing', 'newSeries'],
    ])('warns in %s of %s', async (pool, kind) => {
      store.open(pool, true);
      await seen(`the warning ${kind}`, () => warningsIn(pool).includes(kind));
      store.open(pool, false);
    });

    it('warns of a pool that is at its limit of targets', async () => {
      store.open('near: limit', true);
      await seen('the pool is known', () => rows({ kind: 'pool', pool: 'near: limit' }).some(row => row.includes('1 of the 1 targets')));
      store.open('near: limit', false);
    });

    it('warns of an endpoint that two jobs scrape, in both', async () => {
      for (const pool of ['near: limit', 'dropsAll']) store.open(pool, true);
      await seen('both are warned of', () => ['near: limit', 'dropsAll'].every(pool => warningsIn(pool).includes('scrapedTwice')));
    });

    it('names the step that dropped a target, with the value that earlier steps made', async () => {
      store.openDropped('fine', true);
      await seen('the dropped targets are known', () => store.world.pool('fine').dropped !== undefined);
      store.wantSteps('fine', store.world.pool('fine').dropped?.targets ?? []);
      await seen('the steps are known', () => rows({ kind: 'droppedGroup', pool: 'fine' }).every(row => row.includes('Step 2')));
      expect(rows({ kind: 'droppedGroup', pool: 'fine' }).toSorted()).toEqual([
        'no:1 Step 2 dropped it: drop where kind matches "yes|no", and the value is "no".',
        'yes:1 Step 2 dropped it: drop where kind matches "yes|no", and the value is "yes".',
      ]);
    });

    it('says when the server is gone, and asks again', async () => {
      await server.stop();
      await seen('the failure is known', () => store.world.pools.kind === 'failed');
      expect(rows()).toEqual([expect.stringMatching(/^No answer Nothing listens at/)]);
    });
  },
);
