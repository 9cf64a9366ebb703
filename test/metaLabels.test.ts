import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RecordView } from '../server/src/schema/rule.ts';
import { discovered } from '../server/src/schemas/discovery/meta/index.ts';

/**
 * The labels of service discovery in Prometheus 3.16, by mechanism: the constants of its discovery folder. A release of Prometheus
 * changes this file first, and the tables follow until the two agree.
 */
const labelList: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('fixtures/meta-labels-3.16.json', import.meta.url), 'utf8'),
);

/** Values of the key that chooses among the labels of a mechanism. */
const roles: Readonly<Record<string, readonly [key: string, ...roles: string[]]>> = {
  aws_sd_configs: ['role', 'ec2', 'ecs', 'elasticache', 'lightsail', 'msk', 'rds'],
  digitalocean_sd_configs: ['role', 'droplets', 'databases'],
  dockerswarm_sd_configs: ['role', 'services', 'tasks', 'nodes'],
  hetzner_sd_configs: ['role', 'hcloud', 'robot'],
  kubernetes_sd_configs: ['role', 'node', 'service', 'pod', 'endpoints', 'endpointslice', 'ingress'],
  openstack_sd_configs: ['role', 'hypervisor', 'instance', 'loadbalancer'],
  ovhcloud_sd_configs: ['service', 'vps', 'dedicated_server'],
  scaleway_sd_configs: ['role', 'instance', 'baremetal'],
  triton_sd_configs: ['role', 'container', 'cn'],
};

/** A record that holds some texts, and below one key others. */
const view = (texts: Readonly<Record<string, string>>, below: Readonly<Record<string, RecordView>> = {}): RecordView => {
  const record: RecordView = {
    has: key => Object.hasOwn(texts, key) || Object.hasOwn(below, key),
    text: key => texts[key],
    record: key => below[key],
    records: key => (below[key] ? [below[key]] : []),
    stretches: () => [],
    texts: () => [],
    keys: () => [...Object.keys(texts), ...Object.keys(below)],
    derived: of => of(record),
  };
  return record;
};

const everything = view({ node: 'true', namespace: 'true', deployment: 'true', job: 'true', cronjob: 'true' });

function labelsOf(mechanism: string) {
  const [key, ...values] = roles[mechanism] ?? ['', ''];
  const found = values.map(value => discovered(view({}, { [mechanism]: view({ [key]: value }, { attach_metadata: everything }) })));
  return found.flatMap(({ labels }) => labels);
}

describe.each(Object.entries(labelList))('the labels of %s', (mechanism, names) => {
  test('are those of Prometheus', () => {
    expect([...new Set(labelsOf(mechanism).map(({ name }) => name))].sort()).toEqual([...names].sort());
  });

  test('have a sentence each', () => {
    for (const { name, doc } of labelsOf(mechanism)) expect(doc, name).toMatch(/^[A-Z`].*\.$/);
  });
});

test('a role that Prometheus does not know says nothing of the labels', () => {
  const job = view({}, { kubernetes_sd_configs: view({ role: 'pods' }) });
  expect(discovered(job)).toEqual({ labels: [], open: true });
});
