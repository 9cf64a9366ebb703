import * as formats from '../../formats/index.ts';
import { embedded, list, map, oneOf, record } from '../../schema/build.ts';
import { when } from '../../schema/rules.ts';
import type { Field, Ref } from '../../schema/types.ts';
import { alertmanager } from '../alerting.ts';
import { alertmanagerConfig } from '../alertmanager/alertmanager.ts';
import { globalConfig } from '../global.ts';
import { prometheusConfig } from '../prometheus.ts';
import { relabelSteps } from '../relabel.ts';
import { remoteReads } from '../remoteRead.ts';
import { remoteWrites } from '../remoteWrite.ts';
import { ruleFile } from '../rules.ts';
import { jobList } from '../scrape.ts';

/** Records of values: what a chart has besides is no business of ours. */
const values = (name: string, doc: string, fields: Readonly<Record<string, Field>>) =>
  record({ name, doc, open: true, holdsDocuments: true, fields });

/** The chart brings jobs of its own, so a configuration without any is fine here. */
const chartConfig = record({ ...prometheusConfig, rules: prometheusConfig.rules.filter(({ code }) => code !== 'nothing-scraped') });

const { route, receivers, ...sections } = alertmanagerConfig.fields;

function optional(needed: Field): Field {
  const { required: _, ...field } = needed;
  return field;
}

/** The chart brings a configuration of its own, so that half of one is fine here; and a switch of its own among its keys. */
const chartAlertmanager = record({
  ...alertmanagerConfig,
  open: true,
  fields: { route: optional(route), receivers: optional(receivers), ...sections },
  rules: when(config => config.has('route') && config.has('receivers'), ...alertmanagerConfig.rules),
});

const jobsAsText: Field = {
  type: embedded('scrapeJobs'),
  doc: 'Scrape jobs that are added to those of the chart: a text, begun with `|`, that holds a list of jobs.',
};

/** Values of the chart `prometheus` of prometheus-community. */
const chartFields: Readonly<Record<string, Field>> = {
  serverFiles: {
    type: values('server files', 'The files of the Prometheus server, as data and not as text.', {
      'prometheus.yml': {
        type: chartConfig,
        doc: 'The main configuration. A list that stands here takes the place of the one that the chart brings.',
      },
      'alerting_rules.yml': { type: ruleFile, doc: 'Alerting rules.' },
      'recording_rules.yml': { type: ruleFile, doc: 'Recording rules.' },
      alerts: { type: ruleFile, doc: 'Alerting rules; the older name of `alerting_rules.yml`.' },
      rules: { type: ruleFile, doc: 'Recording rules; the older name of `recording_rules.yml`.' },
    }),
    doc: 'The files of the Prometheus server.',
  },
  extraScrapeConfigs: jobsAsText,
  server: {
    type: values('Prometheus server', 'The Prometheus server of the chart.', {
      global: { type: globalConfig, doc: 'The section `global` of the configuration.' },
      remoteWrite: { type: remoteWrites, doc: 'The section `remote_write` of the configuration.' },
      remoteRead: { type: remoteReads, doc: 'The section `remote_read` of the configuration.' },
    }),
    doc: 'The Prometheus server of the chart.',
  },
};

const namedRules = record({
  ...ruleFile,
  name: 'named rules',
  open: true,
  fields: {
    ...ruleFile.fields,
    name: { type: { kind: 'scalar', format: formats.string }, doc: 'Name of the PrometheusRule that is made of them.' },
  },
});

/** Values of the chart `kube-prometheus-stack`. */
const stackFields: Readonly<Record<string, Field>> = {
  additionalPrometheusRulesMap: {
    type: map(formats.string, record({ ...ruleFile, open: true })),
    doc: 'Rules of your own, by name; the chart makes a PrometheusRule of each.',
  },
  additionalPrometheusRules: {
    type: list(namedRules),
    doc: 'Rules of your own, in a list; `additionalPrometheusRulesMap` takes its place.',
  },
};

const alertmanagerValues: Field = {
  type: values('Alertmanager values', 'The Alertmanager of the chart.', {
    config: { type: chartAlertmanager, doc: 'The configuration of Alertmanager, merged into the one that the chart brings.' },
  }),
  doc: 'The Alertmanager of the chart.',
};

const prometheusSpec = values('Prometheus of the stack', 'The Prometheus that the operator runs.', {
  additionalScrapeConfigs: {
    type: oneOf(jobList, embedded('scrapeJobs')),
    doc: 'Scrape jobs as Prometheus itself reads them, besides those that the operator makes of ServiceMonitors.',
  },
  additionalAlertManagerConfigs: {
    type: list(alertmanager),
    doc: 'Alertmanagers as Prometheus itself reads them, besides those of the operator.',
  },
  additionalAlertRelabelConfigs: { type: relabelSteps, doc: 'Relabel steps for alerts, as Prometheus itself reads them.' },
});

const chart: Readonly<Record<string, Field>> = {
  ...chartFields,
  ...stackFields,
  alertmanager: alertmanagerValues,
  prometheus: {
    type: values('Prometheus values', 'Prometheus in the stack, or the chart `prometheus` as a part of another one.', {
      ...chartFields,
      prometheusSpec: { type: prometheusSpec, doc: 'What the Prometheus resource of the operator holds.' },
    }),
    doc: 'Prometheus in the stack, or the chart `prometheus` as a part of another one.',
  },
};

const stack: Ref = () => values('stack values', 'Values of the chart `kube-prometheus-stack` as a part of another chart.', chart);

/** The values of a Helm chart that installs Prometheus. */
export const helmValues = values('Helm values', 'Values of a Helm chart that installs Prometheus.', {
  ...chart,
  'kube-prometheus-stack': { type: stack, doc: 'Values of the chart `kube-prometheus-stack` as a part of this one.' },
});
