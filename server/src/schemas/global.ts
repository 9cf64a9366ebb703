import * as formats from '../formats/index.ts';
import { map, record } from '../schema/build.ts';
import { lessOrEqual, uniqueItems } from '../schema/rules.ts';
import { compareWithInterval } from './conditions.ts';
import { bool, duration, labelValue, logFile, size, unsigned } from './scalars.ts';
import { longInterval } from './scrapeHabits.ts';
import { globalHints } from './scrapeTiming.ts';
import { escapingScheme, scrapeProtocols, validationScheme } from './shared.ts';
import { expandedLabels } from './upgrades.ts';

export const globalConfig = record({
  name: 'global section',
  doc: 'Defaults for every scrape job, and what holds for the server as a whole.',
  hints: globalHints,
  fields: {
    scrape_interval: {
      type: duration,
      doc: 'How often targets are scraped, unless their job says otherwise. 15 to 60 seconds is usual; keep it the same everywhere, since rates need a few samples within their range.',
      default: '1m',
      since: '2.0',
    },
    scrape_timeout: {
      type: duration,
      doc: 'How long a scrape may take before it counts as failed. Never longer than the interval; where the interval is shorter than ten seconds the default shrinks to it.',
      default: '10s',
      since: '2.0',
    },
    evaluation_interval: {
      type: duration,
      doc: 'How often recording and alerting rules are evaluated, unless their group says otherwise. Best equal to the scrape interval.',
      default: '1m',
      since: '2.0',
    },
    external_labels: {
      type: map(formats.labelName, labelValue),
      doc: 'Labels added to everything that leaves this server: alerts, federation and remote write. They tell servers apart, for example `cluster` and `replica`. `${VAR}` in a value is replaced by that environment variable, here and nowhere else.',
      since: '2.0',
    },
    rule_query_offset: {
      type: duration,
      doc: 'How far back in time rules are evaluated. Raise it where samples arrive late, by remote write for instance, so that rules do not miss the newest ones.',
      default: '0s',
      since: '2.53',
    },
    query_log_file: {
      type: logFile,
      doc: 'File to log every query to, as lines of JSON with timings: the way to find out which dashboard or rule is expensive. A reload opens it anew.',
      since: '2.16',
    },
    query_max_series: {
      type: unsigned,
      doc: 'Most series one query, rule evaluations included, may touch; 0 is no limit. Acts only with `--enable-feature=query-cost`.',
      default: '0',
      since: '3.16',
    },
    query_max_samples_read: {
      type: unsigned,
      doc: 'Most samples one query, rule evaluations included, may read; 0 is no limit. Acts only with `--enable-feature=query-cost`.',
      default: '0',
      since: '3.16',
    },
    query_max_duration: {
      type: duration,
      doc: 'Longest time one query may take; 0 leaves it to the flag `--query.timeout`. Acts only with `--enable-feature=query-cost`.',
      default: '0s',
      since: '3.16',
    },
    scrape_failure_log_file: {
      type: logFile,
      doc: 'File to log failed scrapes to, for jobs that name none of their own. Helps with targets that fail only now and then.',
      since: '2.55',
    },
    scrape_protocols: {
      type: scrapeProtocols,
      doc: 'Formats to ask targets for, the preferred one first. Without it: `OpenMetricsText1.0.0`, `OpenMetricsText0.0.1`, `PrometheusText1.0.0`, `PrometheusText0.0.4`, with `PrometheusProto` before them where native histograms are scraped.',
      since: '2.49',
    },
    body_size_limit: {
      type: size,
      doc: 'Largest answer, uncompressed, that jobs without a limit of their own take from a target; a larger one fails the scrape. 0 is no limit.',
      default: '0',
      since: '2.45',
    },
    sample_limit: {
      type: unsigned,
      doc: 'Most samples one scrape may bring after metric relabelling; more fail the whole scrape. Protects against a target that explodes in series. 0 is no limit.',
      default: '0',
      since: '2.45',
    },
    target_limit: {
      type: unsigned,
      doc: 'Most targets one job may have after relabelling; with more, all of them fail. Protects against a discovery that finds too much. 0 is no limit.',
      default: '0',
      since: '2.45',
    },
    label_limit: {
      type: unsigned,
      doc: 'Most labels a sample may have; one with more fails the whole scrape. 0 is no limit.',
      default: '0',
      since: '2.45',
    },
    label_name_length_limit: {
      type: unsigned,
      doc: 'Longest label name in bytes; a longer one fails the whole scrape. 0 is no limit.',
      default: '0',
      since: '2.45',
    },
    label_value_length_limit: {
      type: unsigned,
      doc: 'Longest label value in bytes; a longer one fails the whole scrape. Catches queries and stack traces that land in labels. 0 is no limit.',
      default: '0',
      since: '2.45',
    },
    keep_dropped_targets: {
      type: unsigned,
      doc: 'How many dropped targets of each job to remember for the service discovery page. 0 keeps all, which costs memory in large clusters.',
      default: '0',
      since: '2.47',
    },
    metric_name_validation_scheme: {
      type: validationScheme,
      doc: 'Which metric and label names are valid. Prometheus 3 takes any UTF-8; `legacy` brings back the rules of Prometheus 2 for tools that cannot quote names.',
      default: 'utf8',
      since: '2.55',
    },
    metric_name_escaping_scheme: {
      type: { ...escapingScheme, open: true },
      doc: 'How targets are asked to spell names beyond letters, digits and underscores. Without it `allow-utf-8`, or `underscores` where the validation scheme is `legacy`.',
      default: 'allow-utf-8',
      since: '3.4',
    },
    scrape_native_histograms: {
      type: bool,
      doc: 'Scrape native histograms, whose buckets adapt themselves and cost far fewer series. Targets must offer them in the protobuf format.',
      default: 'false',
      since: '3.8',
    },
    convert_classic_histograms_to_nhcb: {
      type: bool,
      doc: 'Store classic histograms as native histograms with the same custom buckets: one series in place of one for each bucket. Queries on `_bucket` series must be rewritten.',
      default: 'false',
      since: '3.4',
    },
    always_scrape_classic_histograms: {
      type: bool,
      doc: 'Scrape the classic buckets also where a target offers the same histogram as a native one. For the time of a migration, when queries still need `_bucket` series.',
      default: 'false',
      since: '3.5',
    },
    extra_scrape_metrics: {
      type: bool,
      doc: 'Add series about each scrape that tell its timeout, its limits and the size of its answer: `scrape_timeout_seconds`, `scrape_sample_limit`, `scrape_body_size_bytes`.',
      default: 'false',
      since: '3.10',
    },
  },
  rules: [
    lessOrEqual('scrape_timeout', 'scrape_interval', { compare: compareWithInterval, largerDefault: '1m' }),
    uniqueItems('scrape_protocols'),
    longInterval,
    ...expandedLabels,
  ],
  snippets: [
    {
      label: 'intervals',
      doc: 'The intervals most servers set.',
      body: 'scrape_interval: ${1:15s}\nevaluation_interval: ${2:15s}',
    },
  ],
});
