/** The target answered, but not with metrics that Prometheus takes. Wordings: Prometheus' scrape and model/textparse packages. */
import type { Rule } from './rule.ts';

export const answerRules: readonly Rule[] = [
  {
    fault: 'unauthorized',
    when: /HTTP status 401/,
    message: ({ address }) => `${address} wants a login (401).`,
    fix: () => 'Set "authorization" or "basic_auth" in the job.',
  },
  {
    fault: 'forbidden',
    when: /HTTP status 403/,
    message: ({ address, path }) => `${address} does not allow Prometheus to read ${path} (403).`,
    fix: () => 'Give the account that the job logs in with the right to read metrics, or set another one in "authorization".',
  },
  {
    fault: 'notFound',
    when: /HTTP status 404/,
    message: ({ address, path }) => `${address} has nothing at ${path} (404).`,
    fix: ({ path }) =>
      /%3F/i.test(path)
        ? 'Move what stands after the question mark of "metrics_path" to "params": a path is taken as it stands.'
        : 'Set "metrics_path" in the job to where the metrics are, or choose the port that serves them.',
  },
  {
    fault: 'redirect',
    when: /HTTP status (3\d\d .*)/,
    message: ({ address, path, caught }) => `${address} sends ${path} on to another place (${caught.join('')}).`,
    fix: () => 'Set "metrics_path" and "scheme" in the job to where it leads, or take "follow_redirects: false" out.',
  },
  {
    fault: 'redirect',
    when: /stopped after \d+ redirects/,
    message: ({ address, path }) => `${address} redirects ${path} in a circle.`,
    fix: () => 'Set "metrics_path" and "scheme" in the job to where the redirects should lead.',
  },
  {
    fault: 'httpStatus',
    when: /HTTP status (\d{3} .*)/,
    message: ({ address, path, caught }) => `${address} answered ${path} with ${caught.join('')}.`,
    fix: ({ error }) =>
      /status 400/.test(error)
        ? 'If the port speaks TLS, set "scheme: https" in the job.'
        : "Look into the target's own log for the reason.",
  },
  {
    fault: 'contentType',
    when: /(?:unsupported|OpenMetrics 2\.0|parse) Content-Type "([^"]*)"|blank Content-Type/,
    message: ({ address, path, caught }) =>
      caught.length === 0
        ? `${address} does not say at ${path} which format its metrics have: the Content-Type is missing.`
        : `${address} answered ${path} with "${caught.join('')}", which is no metrics format.`,
    fix: () =>
      'If those are metrics, set "fallback_scrape_protocol: PrometheusText0.0.4" in the job; else correct metrics_path or the port.',
  },
  {
    fault: 'targetLimit',
    when: /target_limit exceeded \(number of targets: (\d+), limit: (\d+)\)/,
    message: ({ caught: [number = '', limit = ''] }) =>
      `The job has ${number} targets, more than its target_limit of ${limit}: none of them is scraped.`,
    fix: () => 'Raise "target_limit" in the job, or drop targets with relabel_configs.',
  },
  {
    fault: 'limit',
    when: /body size limit exceeded/,
    message: ({ address, path }) => `What ${address} serves at ${path} is larger than the job's body_size_limit: nothing of it is kept.`,
    fix: () => 'Raise "body_size_limit" in the job, or have the target serve less: no relabelling comes before this limit.',
  },
  {
    fault: 'limit',
    when: /(sample|bucket) limit exceeded/,
    message: ({ address, path, caught }) =>
      `What ${address} serves at ${path} is above the job's limit of ${caught.join('')}s: nothing of it is kept.`,
    fix: ({ caught }) =>
      caught[0] === 'bucket'
        ? 'Raise "native_histogram_bucket_limit" in the job, or drop the histogram with metric_relabel_configs.'
        : 'Raise "sample_limit" in the job, or drop what is too much with metric_relabel_configs.',
  },
  {
    fault: 'limit',
    when: /(label(?:_name_length|_value_length)?_limit) exceeded \(metric: (\S+),(?: label name: (\S+),)?/,
    message: ({ address, caught: [limit = '', metric = '', label] }) =>
      `A series of ${metric} at ${address} is above the job's ${limit}${label === undefined ? '' : `, by its label ${label}`}: nothing of the scrape is kept.`,
    fix: ({ caught: [limit = ''] }) => `Raise "${limit}" in the job, or drop or shorten the labels with metric_relabel_configs.`,
  },
  {
    fault: 'series',
    when: /missing metric name|invalid metric name or label names/,
    message: ({ address }) => `A step of metric_relabel_configs leaves a series of ${address} without a name that Prometheus takes.`,
    fix: () => 'Correct the step that removes or overwrites __name__.',
  },
  {
    fault: 'series',
    when: /label name "?([^" ]+)"? is not unique/,
    message: ({ address, caught }) => `A series at ${address} has the label ${caught.join('')} twice.`,
    fix: () => 'Correct the program that serves the metrics: nothing in the job can mend it.',
  },
  {
    fault: 'series',
    when: /invalid UTF-8 (label value|label name|metric name)(?:: (".*"))?/,
    message: ({ address, caught: [what = '', text = ''] }) => `A ${what} at ${address} is not UTF-8${text === '' ? '' : `: ${text}`}.`,
    fix: () => 'Correct the program that serves the metrics: Prometheus reads nothing but UTF-8.',
  },
  {
    fault: 'notMetrics',
    when: /data does not end with # EOF/,
    message: ({ address, path }) => `What ${address} serves at ${path} breaks off: OpenMetrics has to end with a line "# EOF".`,
    fix: () => 'Correct the program that serves the metrics, or set "scrape_protocols: [PrometheusText0.0.4]" in the job.',
  },
  {
    fault: 'lineEnds',
    when: /\\r"?: invalid syntax|unexpected carriage return/,
    message: ({ address, path }) => `The lines that ${address} serves at ${path} end as on Windows, with a carriage return.`,
    fix: () => 'Have the program end each line with a line feed alone.',
  },
  {
    fault: 'notMetrics',
    when: /^(.*?)(?:,? while parsing(?: [\w ]+)?: "(.*)")$/s,
    message: ({ address, path, caught: [reason = '', line = ''] }) =>
      `What ${address} serves at ${path} is not in a format that Prometheus reads: ${plain(reason)}, in the line that begins ${quoted(line)}.`,
    fix: ({ caught: [reason = '', line = ''] }) =>
      /^(<|\{)/.test(line) || reason.includes('got "<"')
        ? 'Set "metrics_path" or the port to where the metrics are; a web page or JSON is no metrics.'
        : 'Correct the program that serves the line, or set "metrics_path" or the port to where the metrics are.',
  },
  {
    fault: 'notMetrics',
    when: /INVALID|not a valid start token|expected .* got|text format parsing/,
    message: ({ address, path }) => `What ${address} serves at ${path} is not in a format that Prometheus reads.`,
    fix: () => 'Set "metrics_path" or the port to where the metrics are; a web page is no metrics.',
  },
];

/** Go's words for what a reader of numbers and tokens met. */
function plain(reason: string): string {
  const number = /strconv\.Parse\w+: parsing "(.*)": /s.exec(reason)?.[1];
  return number === undefined ? reason.replace(/ \("\w+"\)/, '') : `"${number}" is no number`;
}

const longestLine = 60;

/** The text is Go's, quoted with escapes; ours shows what it stands for on one line. */
function quoted(line: string): string {
  const text = line.replaceAll('\\n', ' ').replaceAll('\\"', '"').trimEnd();
  return text.length > longestLine ? `\`${text.slice(0, longestLine)}…\`` : `\`${text}\``;
}
