import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../support/annotations.ts';
import { fixtureDocuments } from '../support/fixtureDocuments.ts';
import { type ManifestApi, manifestApi } from '../support/manifestApi.ts';

const kubeconfig = process.env['PROMWB_REAL_KUBECONFIG'];
const missing = kubeconfig === undefined && process.env['CI'] !== 'true';

const namespace = 'manifests';

/** Nobody translates v1beta1 here, so what v1alpha1 has under another name is not stored. */
const losesKeys = /v1beta1[^]*timeIntervals:\n/;

interface Events {
  readonly items: readonly { readonly reason: string; readonly note: string; readonly regarding: { readonly name: string } }[];
}

/** The Secrets that the documents name are not there, which the operator minds as well. */
const lacksSecret = /unable to get (?:secret|configmap)|(?:secrets|configmaps) "[^"]*" not found/i;

describe.skipIf(missing)('the operator and we agree on what it skips (skipped where PROMWB_REAL_KUBECONFIG names no kubeconfig)', () => {
  let opened: ManifestApi | undefined;
  const api = (): ManifestApi => {
    if (kubeconfig === undefined) throw new Error('There is no real cluster: name its kubeconfig in PROMWB_REAL_KUBECONFIG.');
    opened ??= manifestApi(kubeconfig);
    return opened;
  };
  const create = async (folder: string): Promise<readonly { readonly name: string; readonly title: string }[]> => {
    const documents = fixtureDocuments(`manifests/${folder}`).filter(
      ({ text }) => !/kind: (?:Prometheus(?:Agent)?|Alertmanager|ThanosRuler)\n/.test(text) && !losesKeys.test(text),
    );
    for (const [index, { text }] of documents.entries()) await api().create(plain(text), { name: `${folder}-${index}`, namespace });
    return documents.map(({ name: title }, index) => ({ name: `${folder}-${index}`, title }));
  };
  const rejected = async (): Promise<ReadonlyMap<string, string>> => {
    const events: Events = JSON.parse(await api().request('GET', `/apis/events.k8s.io/v1/namespaces/${namespace}/events?limit=500`));
    const invalid = events.items.filter(({ reason, note }) => reason === 'InvalidConfiguration' && !lacksSecret.test(note));
    return new Map(invalid.map(({ regarding, note }) => [regarding.name, note]));
  };

  beforeAll(async () => {
    await api().request('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
  });
  afterAll(async () => {
    await opened?.request('DELETE', `/api/v1/namespaces/${namespace}`);
    opened?.close();
  });

  test('it says so by an Event of each, and of no other', async () => {
    await create('good');
    await create('warned');
    const skipped = await create('skipped');
    const all = { matchLabels: {} };
    await api().request('POST', `/apis/monitoring.coreos.com/v1/namespaces/${namespace}/prometheuses`, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name: 'all' },
      spec: { serviceMonitorSelector: all, podMonitorSelector: all, probeSelector: all, scrapeConfigSelector: all, ruleSelector: all },
    });
    await api().request('POST', `/apis/monitoring.coreos.com/v1/namespaces/${namespace}/alertmanagers`, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Alertmanager',
      metadata: { name: 'all' },
      spec: { replicas: 1, alertmanagerConfigSelector: all },
    });
    const unheard = async (): Promise<readonly string[]> => {
      const heard = await rejected();
      return skipped.filter(({ name }) => !heard.has(name)).map(({ title }) => title);
    };
    await expect.poll(unheard, { timeout: 40_000, interval: 250 }).toEqual([]);
    const others = [...(await rejected())].filter(([name]) => !name.startsWith('skipped-'));
    expect(others).toEqual([]);
  });
});
