import * as formats from '../formats/index.ts';
import { list, map, record } from '../schema/build.ts';
import { lessOrEqual, uniqueBy, uniqueItems } from '../schema/rules.ts';
import { jobTargetsAreFit } from './builtTargets.ts';
import { compareWithInterval } from './conditions.ts';
import { discoveryFields } from './discovery/index.ts';
import { certificateFiles, httpClientFields, httpClientRules, tokenFiles } from './httpClient.ts';
import { endpointsAreOld } from './discovery/kubernetesEndpoints.ts';
import { renamedLabels } from './honoredLabels.ts';
import { escapingFitsValidation, legacyJobs } from './nameSchemes.ts';
import { relabelSteps } from './relabel.ts';
import { matchesOnlyParts } from './relabelAnchors.ts';
import { overwrittenLabels } from './relabelOverwrites.ts';
import { discoveredLabelHabit, seriesStepHabits, targetStepHabits } from './relabelHabits.ts';
import { bool, duration, float, logFile, nonEmpty, size, text, unsigned, urlPath } from './scalars.ts';
import { escapingScheme, orUnset, scheme, scrapeProtocol, scrapeProtocols, validationScheme } from './shared.ts';
import { longInterval, targetHabits, tlsWithoutHttps } from './scrapeHabits.ts';
import { explainTiming, inheritedInterval, inheritedTimeout, jobHints } from './scrapeTiming.ts';
import { jobSnippets } from './scrapeSnippets.ts';
import { staticTargetsAreAddresses } from './staticTargets.ts';
import { bothFromFiles } from './tls.ts';

const { static_configs, kubernetes_sd_configs, file_sd_configs, http_sd_configs, dns_sd_configs, consul_sd_configs } = discoveryFields;
/** Completion keeps the order of the fields: the ways that most jobs use come before a job's settings, all others after them. */
const commonDiscovery = { static_configs, kubernetes_sd_configs, file_sd_configs, http_sd_configs, dns_sd_configs, consul_sd_configs };

export const scrapeJob = record({
  name: 'scrape job',
  doc: 'A set of targets that are scraped the same way: where they come from, how to reach them, and which labels their series get.',
  label: 'job_name',
  explain: { on: ['job_name'], say: (_, around) => explainTiming(around) },
  opens: [...tokenFiles, ...certificateFiles],
  hints: (_, around) => jobHints(around),
  fields: {
    job_name: {
      type: nonEmpty,
      defines: 'job',
      doc: 'Name of the job, and by default the value of the label `job` on every series of its targets. Must be unique in the whole configuration.',
      required: true,
      since: '2.0',
    },
    ...commonDiscovery,
    scrape_interval: {
      type: duration,
      doc: 'How often the targets of this job are scraped. Worth setting for slow exporters, or where more detail is needed.',
      inherits: 'global.scrape_interval',
      inEffect: inheritedInterval,
      since: '2.0',
    },
    scrape_timeout: {
      type: duration,
      doc: 'How long a scrape of this job may take before it counts as failed. Never longer than the interval.',
      inherits: 'global.scrape_timeout',
      inEffect: inheritedTimeout,
      since: '2.0',
    },
    metrics_path: {
      type: urlPath,
      doc: 'Path at which the targets serve their metrics. Query parameters belong under `params`.',
      default: '/metrics',
      since: '2.0',
    },
    scheme: {
      type: scheme,
      doc: 'Whether targets are scraped over `http` or `https`.',
      default: 'http',
      since: '2.0',
    },
    params: {
      type: map(formats.string, list(text)),
      doc: 'Query parameters of the scrape, each with a list of values, such as `module: [http_2xx]` for the blackbox exporter.',
      since: '2.0',
    },
    honor_labels: {
      type: bool,
      doc: 'What to do where a scraped label is also set by Prometheus. `false` renames the scraped one to `exported_…`; `true` keeps it, as federation, the Pushgateway and kube-state-metrics need.',
      default: 'false',
      since: '2.0',
    },
    honor_timestamps: {
      type: bool,
      doc: 'Take timestamps that the target sends along. Switch it off for targets such as cAdvisor whose timestamps lag behind.',
      default: 'true',
      since: '2.9',
    },
    track_timestamps_staleness: {
      type: bool,
      doc: 'Notice at once when a series with timestamps of its own vanishes from the target, as is done for all others. Without it the series lingers for five minutes.',
      default: 'false',
      since: '2.48',
    },
    relabel_configs: {
      type: relabelSteps,
      doc: 'Steps that choose and rewrite targets before they are scraped: what is dropped, which address and path are scraped, which labels are kept. Labels that begin with `__` vanish afterwards.',
      since: '2.0',
    },
    metric_relabel_configs: {
      type: relabelSteps,
      doc: 'Steps that drop or rewrite scraped samples before they are stored, the metric name being the label `__name__`. The place to get rid of expensive series.',
      since: '2.0',
    },
    ...httpClientFields,
    enable_compression: {
      type: bool,
      doc: "Ask targets for compressed answers. Switch it off to spare the target's processor where the network is cheap.",
      default: 'true',
      since: '2.49',
    },
    scrape_protocols: {
      type: scrapeProtocols,
      doc: 'Formats to ask the targets of this job for, the preferred one first.',
      inherits: 'global.scrape_protocols',
      since: '2.49',
    },
    fallback_scrape_protocol: {
      type: orUnset(scrapeProtocol),
      doc: 'Format to assume where a target sends no or a wrong `Content-Type`. Prometheus 3 fails such scrapes without it; `PrometheusText0.0.4` brings back what Prometheus 2 did.',
      since: '3.0',
      before: 'Remove it: before that the classic text format was assumed anyway.',
    },
    scrape_native_histograms: {
      type: bool,
      doc: 'Scrape native histograms from the targets of this job, in the protobuf format.',
      inherits: 'global.scrape_native_histograms',
      since: '3.8',
    },
    always_scrape_classic_histograms: {
      type: bool,
      doc: 'Scrape the classic buckets of a histogram also where the target offers it as a native one.',
      inherits: 'global.always_scrape_classic_histograms',
      since: '3.0',
      before: 'Write `scrape_classic_histograms`, its name from 2.45 on.',
    },
    scrape_classic_histograms: {
      type: bool,
      doc: 'Scrape the classic buckets of a histogram also where the target offers it as a native one. The name before Prometheus 3.',
      default: 'false',
      since: '2.45',
      removed: { in: '3.0', instead: 'It is called `always_scrape_classic_histograms` there: rename it.' },
      renamedTo: 'always_scrape_classic_histograms',
    },
    convert_classic_histograms_to_nhcb: {
      type: bool,
      doc: 'Store classic histograms of this job as native histograms with the same custom buckets.',
      inherits: 'global.convert_classic_histograms_to_nhcb',
      since: '3.0',
    },
    native_histogram_bucket_limit: {
      type: unsigned,
      doc: 'Most buckets a native histogram may have. Prometheus lowers the resolution until it fits, and fails the scrape where it cannot. 0 is no limit.',
      default: '0',
      since: '2.45',
    },
    native_histogram_min_bucket_factor: {
      type: float,
      doc: 'Smallest growth from one bucket to the next that a native histogram may have; finer ones are merged. `1.1` means about 10 % resolution; 0 keeps what the target sends.',
      default: '0',
      since: '2.50',
    },
    body_size_limit: {
      type: size,
      doc: 'Largest answer, uncompressed, that a target may send; a larger one fails the scrape.',
      inherits: 'global.body_size_limit',
      since: '2.28',
    },
    sample_limit: {
      type: unsigned,
      doc: 'Most samples one scrape may bring after metric relabelling; more fail the whole scrape.',
      inherits: 'global.sample_limit',
      since: '2.0',
    },
    target_limit: {
      type: unsigned,
      doc: 'Most targets this job may have after relabelling; with more, all of them fail.',
      inherits: 'global.target_limit',
      since: '2.21',
    },
    label_limit: {
      type: unsigned,
      doc: 'Most labels a sample of this job may have; one with more fails the whole scrape.',
      inherits: 'global.label_limit',
      since: '2.27',
    },
    label_name_length_limit: {
      type: unsigned,
      doc: 'Longest label name in bytes that this job takes; a longer one fails the whole scrape.',
      inherits: 'global.label_name_length_limit',
      since: '2.27',
    },
    label_value_length_limit: {
      type: unsigned,
      doc: 'Longest label value in bytes that this job takes; a longer one fails the whole scrape.',
      inherits: 'global.label_value_length_limit',
      since: '2.27',
    },
    keep_dropped_targets: {
      type: unsigned,
      doc: 'How many dropped targets of this job to remember for the service discovery page.',
      inherits: 'global.keep_dropped_targets',
      since: '2.47',
    },
    metric_name_validation_scheme: {
      type: validationScheme,
      doc: 'Which metric and label names are valid for this job.',
      inherits: 'global.metric_name_validation_scheme',
      since: '2.55',
    },
    metric_name_escaping_scheme: {
      type: escapingScheme,
      doc: 'How the targets of this job are asked to spell names beyond letters, digits and underscores.',
      inherits: 'global.metric_name_escaping_scheme',
      since: '3.4',
    },
    extra_scrape_metrics: {
      type: bool,
      doc: "Add series that tell the timeout, the limits and the answer's size of each scrape of this job.",
      inherits: 'global.extra_scrape_metrics',
      since: '3.10',
    },
    scrape_failure_log_file: {
      type: logFile,
      doc: 'File to log failed scrapes of this job to.',
      inherits: 'global.scrape_failure_log_file',
      since: '2.55',
    },
    ...discoveryFields,
  },
  rules: [
    lessOrEqual('scrape_timeout', 'scrape_interval', { compare: compareWithInterval }),
    uniqueItems('scrape_protocols'),
    staticTargetsAreAddresses,
    jobTargetsAreFit,
    bothFromFiles,
    longInterval,
    tlsWithoutHttps,
    ...targetHabits,
    ...targetStepHabits('relabel_configs'),
    discoveredLabelHabit('relabel_configs'),
    seriesStepHabits,
    matchesOnlyParts,
    overwrittenLabels,
    renamedLabels,
    ...endpointsAreOld,
    ...httpClientRules,
  ],
  snippets: jobSnippets,
});

export const scrapeJobs = list(scrapeJob, { noNullItems: true });

/** What holds between the jobs of one list, and of the names in a job, whatever the rest of the configuration says. */
const jobListRules = [uniqueBy('scrape_configs', 'job_name', { what: 'job' }), escapingFitsValidation, legacyJobs];

/** A list of jobs that somebody else puts into a configuration. */
export const jobList = list(scrapeJob, {
  noNullItems: true,
  under: {
    key: 'scrape_configs',
    record: record({
      name: 'list of jobs',
      doc: 'Scrape jobs that are added to a configuration.',
      open: true,
      fields: {},
      rules: jobListRules,
    }),
  },
});

/** The root of a file that `scrape_config_files` names. */
export const scrapeConfigFile = record({
  name: 'scrape config file',
  olderYaml: true,
  doc: 'Scrape jobs in a file of their own, named by `scrape_config_files` of the main configuration. It holds `scrape_configs` and nothing else.',
  fields: {
    scrape_configs: {
      type: scrapeJobs,
      doc: 'The jobs of this file. Their names must differ from each other and from those of every other file.',
      since: '2.43',
    },
  },
  rules: jobListRules,
});
