import * as formats from '../../formats/index.ts';
import { embedded, list, map, oneOf, record } from '../../schema/build.ts';
import type { Field } from '../../schema/types.ts';
import { alertmanager, alerting } from '../alerting.ts';
import { globalConfig } from '../global.ts';
import { prometheusConfig } from '../prometheus.ts';
import { remoteReads } from '../remoteRead.ts';
import { remoteWrites } from '../remoteWrite.ts';
import { ruleFile, ruleList } from '../rules.ts';
import { bool, text } from '../scalars.ts';
import { scrapeJob } from '../scrape.ts';
import { storage } from '../storage.ts';
import { optional, values } from './blocks.ts';

/** The chart brings jobs of its own, so a configuration without any is fine here. */
const chartConfig = record({ ...prometheusConfig, rules: prometheusConfig.rules.filter(({ code }) => code !== 'nothing-scraped') });

const { job_name, ...jobFields } = scrapeJob.fields;

/** It may be merged into a job of the chart, so that no more is known of the whole than is written here. */
const chartJob = record({
  ...scrapeJob,
  name: 'scrape job of the chart',
  fields: {
    enabled: { type: bool, doc: 'Whether the job is there at all. `false` takes away a job that the chart brings.', default: 'true' },
    job_name: optional(job_name),
    ...jobFields,
  },
  rules: [],
});

/** Values of the chart `prometheus` of prometheus-community (its templates/cm.yaml says what becomes of them). */
export const chartFields: Readonly<Record<string, Field>> = {
  serverFiles: {
    type: values('server files', 'The files of the Prometheus server, as data and not as text.', {
      'prometheus.yml': {
        type: chartConfig,
        doc: 'The main configuration. A list that stands here takes the place of the one that the chart brings.',
      },
      'alerting_rules.yml': { type: ruleFile, doc: 'Alerting rules.' },
      'recording_rules.yml': { type: ruleFile, doc: 'Recording rules.' },
      alerts: {
        type: oneOf(map(formats.string, ruleList), ruleFile),
        doc: 'Alerting rules: the older name of `alerting_rules.yml`, or lists of rules by the names of their groups.',
      },
      rules: { type: ruleFile, doc: 'Recording rules; the older name of `recording_rules.yml`.' },
    }),
    doc: 'The files of the Prometheus server.',
  },
  ruleFiles: { type: map(formats.string, embedded('file')), doc: 'Further rule files by name: each a text, begun with `|`.' },
  scrapeConfigs: {
    type: map(formats.string, chartJob),
    doc: 'Scrape jobs by name, merged with those that the chart brings.',
  },
  extraScrapeConfigs: {
    type: embedded('scrapeJobs'),
    doc: 'Scrape jobs that are added to those of the chart: a text, begun with `|`, that holds a list of jobs.',
  },
  scrapeConfigFiles: { type: list(text), doc: 'Files with jobs in the container: the section `scrape_config_files` of the configuration.' },
  alertRelabelConfigs: {
    type: record({ ...alerting, name: 'alert relabelling of the chart', open: true }),
    doc: 'What stands below `alerting` besides the Alertmanagers, such as `alert_relabel_configs`.',
  },
  server: {
    type: values('Prometheus server', 'The Prometheus server of the chart.', {
      global: { type: globalConfig, doc: 'The section `global` of the configuration.' },
      remoteWrite: { type: remoteWrites, doc: 'The section `remote_write` of the configuration.' },
      remoteRead: { type: remoteReads, doc: 'The section `remote_read` of the configuration.' },
      tsdb: { type: storage.fields.tsdb.type, doc: 'The section `storage.tsdb` of the configuration.' },
      exemplars: { type: storage.fields.exemplars.type, doc: 'The section `storage.exemplars` of the configuration.' },
      alertmanagers: { type: list(alertmanager), doc: 'The section `alerting.alertmanagers` of the configuration.' },
    }),
    doc: 'The Prometheus server of the chart.',
  },
};
