import { describe, expect, it } from 'vitest';
import { annotationJobsOf } from '../../../../client/src/monitoring/mechanisms/annotation.ts';
import { chooseMechanisms } from '../../../../client/src/monitoring/mechanisms/choose.ts';
import type { Mechanism, MechanismKind, Surroundings } from '../../../../client/src/monitoring/mechanisms/mechanism.ts';
import { type JobPlan, planMonitoring } from '../../../../client/src/monitoring/plan.ts';
import { cart, cartPod, everything, prometheus } from '../../../support/chainWorld.ts';

function planOf(service = cart): JobPlan {
  const plan = planMonitoring({ service, place: { kind: 'inNamespace', namespace: 'monitoring' }, clusterDomain: 'cluster.local' });
  if (plan.kind !== 'job') throw new Error(`Expected a job, got ${JSON.stringify(plan)}.`);
  return plan;
}

const around = ({ service = cart, ...more }: Partial<Surroundings> = {}): Surroundings => ({
  service,
  plan: planOf(service),
  pods: [cartPod],
  siblings: [],
  prometheuses: [],
  namespaces: ['shop', 'monitoring'].map(name => ({ name, labels: { 'kubernetes.io/metadata.name': name }, terminating: false })),
  annotationJobs: [],
  ...more,
});

const kindsOf = (more?: Partial<Surroundings>): readonly MechanismKind[] => chooseMechanisms(around(more)).map(({ kind }) => kind);

function mechanism<K extends MechanismKind>(kind: K, more?: Partial<Surroundings>): Mechanism & { readonly kind: K } {
  const found = chooseMechanisms(around(more)).find((one): one is Mechanism & { readonly kind: K } => one.kind === kind);
  if (found === undefined) throw new Error(`There is no ${kind}.`);
  return found;
}

describe('what comes first', () => {
  it('is a job with its address where nothing else is set up, and one that finds its pods where these are many', () => {
    expect(kindsOf()).toEqual(['staticJob', 'discoveryJob']);
    expect(kindsOf({ pods: [cartPod, { ...cartPod, name: 'cart-2' }] })).toEqual(['discoveryJob', 'staticJob']);
  });

  it('is what the operator takes where it runs a Prometheus', () => {
    const picky = prometheus({ podMonitors: {}, scrapeConfigs: { objects: everything } });
    expect(kindsOf({ prometheuses: [picky] })).toEqual(['serviceMonitor', 'scrapeConfig', 'staticJob', 'discoveryJob']);
  });

  it('is the annotation where a job goes by it', () => {
    expect(kindsOf({ annotationJobs: [{ job: 'services', of: 'service' }] })[0]).toBe('annotation');
    expect(kindsOf({ annotationJobs: [{ job: 'pods', of: 'pod' }] })).not.toContain('annotation');
  });

  it('is nothing that needs pods where there are none', () => {
    const service = { ...cart, selector: {} };
    expect(kindsOf({ service, pods: [], prometheuses: [prometheus()] })).not.toContain('podMonitor');
  });
});

describe('a ServiceMonitor', () => {
  it('stands beside its Service, with the labels that Prometheus asks for', () => {
    expect(mechanism('serviceMonitor', { prometheuses: [prometheus()] })).toEqual({
      kind: 'serviceMonitor',
      taker: 'monitoring/k8s',
      object: {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: {
          name: 'cart',
          namespace: 'shop',
          labels: { release: 'kps' },
          annotations: { 'prometheus-workbench/monitors': 'shop/cart' },
        },
        spec: { selector: { matchLabels: { app: 'cart' } }, endpoints: [{ port: 'web' }] },
      },
      reason:
        'The operator runs Prometheus monitoring/k8s, which takes ServiceMonitors labelled release=kps: every pod behind the Service becomes a target.',
      cautions: [],
    });
  });

  it('stands beside its Prometheus where only that namespace is looked in, and looks into that of the Service', () => {
    const own = prometheus({ serviceMonitors: { objects: everything } });
    expect(mechanism('serviceMonitor', { prometheuses: [own] }).object).toMatchObject({
      metadata: { namespace: 'monitoring', name: 'shop-cart' },
      spec: { namespaceSelector: { matchNames: ['shop'] } },
    });
  });

  it("names the pods' port where that of the Service has no name, and says what else its labels select", () => {
    const service = { ...cart, ports: [{ port: 80, protocol: 'TCP' as const, targetPort: 8080 }] };
    const found = mechanism('serviceMonitor', { service, siblings: [{ ...service, name: 'cart-canary' }], prometheuses: [prometheus()] });
    expect(found.object['spec']).toMatchObject({ endpoints: [{ targetPort: 8080 }] });
    expect(found.cautions).toEqual([
      'Its labels are also those of cart-canary, which will be scraped as well.',
      "Port 80 of the Service has no name, so the pods' own port 8080 is named instead. A name in the Service is sturdier.",
    ]);
  });

  it('is not offered where the Service has no labels, or Prometheus takes none', () => {
    expect(kindsOf({ service: { ...cart, labels: {} }, prometheuses: [prometheus()] })).not.toContain('serviceMonitor');
    expect(kindsOf({ prometheuses: [prometheus({ serviceMonitors: {} })] })).not.toContain('serviceMonitor');
  });
});

describe('a PodMonitor', () => {
  it('goes by the selector of the Service and the port of the container', () => {
    expect(mechanism('podMonitor', { prometheuses: [prometheus()] }).object['spec']).toEqual({
      selector: { matchLabels: { app: 'cart' } },
      podMetricsEndpoints: [{ port: 'web' }],
    });
  });
});

describe('a ScrapeConfig', () => {
  it('has the longest name of the Service, which resolves in every namespace', () => {
    const found = mechanism('scrapeConfig', { prometheuses: [prometheus({ scrapeConfigs: { objects: everything } })] });
    expect(found.object).toMatchObject({
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      spec: { staticConfigs: [{ targets: ['cart.shop.svc.cluster.local:80'] }] },
    });
  });
});

describe('annotations', () => {
  it('are all that is applied of the Service, with the port of the pods', () => {
    expect(mechanism('annotation', { annotationJobs: [{ job: 'services', of: 'service' }] }).object).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'cart', namespace: 'shop', annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' } },
    });
  });

  it('are read by the jobs of the loaded configuration that name them', () => {
    const config = [
      'scrape_configs:',
      '- job_name: prometheus',
      '- job_name: "pods: all"',
      '  relabel_configs:',
      '  - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]',
      '  - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape, x]',
      '- job_name: services',
      '  relabel_configs:',
      '  - source_labels: [__meta_kubernetes_service_annotation_prometheus_io_scrape_slow]',
      '  - source_labels: [__meta_kubernetes_service_annotation_prometheus_io_scrape]',
    ].join('\n');
    expect(annotationJobsOf(config)).toEqual([
      { job: 'pods: all', of: 'pod' },
      { job: 'services', of: 'service' },
    ]);
  });
});

describe('a job that finds the pods', () => {
  it('keeps the port by its name, or by its number on the pods', () => {
    expect(mechanism('discoveryJob').job.discovery).toEqual({ namespace: 'shop', service: 'cart', portName: 'web' });
    const service = { ...cart, ports: [{ port: 80, protocol: 'TCP' as const, targetPort: 8080 }] };
    expect(mechanism('discoveryJob', { service }).job.discovery).toEqual({ namespace: 'shop', service: 'cart', portNumber: 8080 });
  });
});
