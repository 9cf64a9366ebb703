import * as formats from '../../formats/index.ts';
import { embedded, list, map, oneOf, record, scalar } from '../../schema/build.ts';
import type { Field, RecordSchema, Ref } from '../../schema/types.ts';
import { alertmanager } from '../alerting.ts';
import { lazily } from '../manifests/lazily.ts';
import { podMonitorSpec } from '../manifests/podMonitor.ts';
import { prometheusSpec } from '../manifests/prometheus.ts';
import { serviceMonitorSpec } from '../manifests/serviceMonitor.ts';
import { relabelSteps } from '../relabel.ts';
import { ruleFile } from '../rules.ts';
import { jobList } from '../scrape.ts';
import { optional, values } from './blocks.ts';

const namedRules = record({
  ...ruleFile,
  name: 'named rules',
  open: true,
  fields: {
    ...ruleFile.fields,
    name: { type: scalar(formats.string), doc: 'Name of the PrometheusRule that is made of them.' },
  },
});

/** Values of the chart `kube-prometheus-stack` at its top. */
export const stackFields: Readonly<Record<string, Field>> = {
  additionalPrometheusRulesMap: {
    type: map(formats.string, record({ ...ruleFile, open: true })),
    doc: 'Rules of your own, by name; the chart makes a PrometheusRule of each.',
  },
  additionalPrometheusRules: {
    type: list(namedRules),
    doc: 'Rules of your own, in a list; `additionalPrometheusRulesMap` takes its place.',
  },
};

/** What the chart hands on to the Prometheus resource as it is; for the rest it has switches and texts of its own. */
const handedOn = [
  'additionalArgs',
  'affinity',
  'apiserverConfig',
  'arbitraryFSAccessThroughSMs',
  'containers',
  'dnsConfig',
  'enableFeatures',
  'excludedFromEnforcement',
  'exemplars',
  'externalLabels',
  'hostAliases',
  'initContainers',
  'nodeSelector',
  'otlp',
  'podMonitorNamespaceSelector',
  'podMonitorSelector',
  'podTargetLabels',
  'probeNamespaceSelector',
  'probeSelector',
  'query',
  'remoteRead',
  'remoteWrite',
  'resources',
  'ruleNamespaceSelector',
  'ruleSelector',
  'runtime',
  'scrapeClasses',
  'scrapeConfigNamespaceSelector',
  'scrapeConfigSelector',
  'securityContext',
  'serviceMonitorNamespaceSelector',
  'serviceMonitorSelector',
  'tolerations',
  'topologySpreadConstraints',
  'tracingConfig',
  'tsdb',
  'volumeMounts',
  'volumes',
  'web',
];

/** Nothing is handed on of what is empty or `false`, and many are expanded as templates, so that a text may stand in the place of anything. */
const orNothing = (field: Field): Field => ({ ...optional(field), type: oneOf(relaxed(field.type), scalar(formats.anyScalar)) });

function relaxed(type: Ref): Ref {
  const schema = typeof type === 'function' ? type() : type;
  if (schema.kind !== 'record') return schema;
  const { rules: _, ...rest } = schema;
  return { ...rest, fields: Object.fromEntries(Object.entries(schema.fields).map(([key, field]) => [key, optional(field)])) };
}

const stackSpec = lazily((): RecordSchema => {
  const fields: Readonly<Record<string, Field>> = prometheusSpec().fields;
  const borrowed = handedOn.flatMap(key => (fields[key] ? [[key, orNothing(fields[key])] as const] : []));
  return values('Prometheus of the stack', 'The Prometheus that the operator runs.', {
    additionalScrapeConfigs: {
      type: oneOf(jobList, embedded('scrapeJobs')),
      doc: 'Scrape jobs as Prometheus itself reads them, besides those that the operator makes of ServiceMonitors.',
    },
    additionalAlertManagerConfigs: {
      type: oneOf(list(alertmanager), scalar(formats.string)),
      doc: 'Alertmanagers as Prometheus itself reads them, besides those of the operator.',
    },
    additionalAlertRelabelConfigs: {
      type: oneOf(relabelSteps, scalar(formats.string)),
      doc: 'Relabel steps for alerts, as Prometheus itself reads them.',
    },
    ...Object.fromEntries(borrowed),
    ...(fields['storage'] && { storageSpec: orNothing(fields['storage']) }),
  });
});

/** A monitor whose name and labels stand beside what its specification holds. */
const monitor = (spec: () => RecordSchema, name: string) =>
  lazily((): RecordSchema => {
    const own = Object.entries(spec().fields).map(([key, field]) => [key, optional(field)] as const);
    return values(name, 'A monitor that the chart makes, with the settings of its specification.', {
      name: { type: scalar(formats.string), doc: 'Name of the monitor.' },
      ...Object.fromEntries(own),
    });
  });

/** Values of `kube-prometheus-stack` below `prometheus`. */
export const stackPrometheusFields: Readonly<Record<string, Field>> = {
  prometheusSpec: { type: stackSpec, doc: 'What the Prometheus resource of the operator holds.' },
  additionalServiceMonitors: {
    type: list(monitor(serviceMonitorSpec, 'additional ServiceMonitor')),
    doc: 'ServiceMonitors that the chart makes besides its own.',
  },
  additionalPodMonitors: {
    type: list(monitor(podMonitorSpec, 'additional PodMonitor')),
    doc: 'PodMonitors that the chart makes besides its own.',
  },
};
