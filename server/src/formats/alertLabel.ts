import type { Format } from '../schema/types.ts';

const classic = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

const common = [
  { value: 'alertname', doc: 'The name of the alert.', preferred: true },
  { value: 'severity', doc: 'How urgent the alert is, where its rule says so.' },
  { value: 'cluster', doc: 'The cluster, where Prometheus sets it by `external_labels`.' },
  { value: 'namespace', doc: 'The Kubernetes namespace.' },
  { value: 'job', doc: 'The scrape job.' },
  { value: 'instance', doc: 'The target.' },
  { value: 'team', doc: 'Who takes care of it, where its rule says so.' },
] as const;

/** A label of an alert: since 0.27 any UTF-8 text that is not empty (matcher/compat/parse.go, isValidUTF8LabelName). */
export const alertLabel: Format = {
  name: 'label name',
  yaml: 'string',
  example: 'alertname',
  check: ({ text }) => (text === '' ? { message: 'A label name cannot be empty.' } : undefined),
  complete: () => common,
};

/** A label to group by, or `...` for all of them. */
export const groupLabel: Format = {
  ...alertLabel,
  complete: () => [...common, { value: '...', doc: 'Every label, so that no two alerts share a notification.' }],
};

/** A label in the older maps of matchers, which know no UTF-8 (prometheus/common model/labels.go, LabelNameRE). */
export const classicLabel: Format = {
  ...alertLabel,
  example: 'severity',
  check: ({ text }) =>
    classic.test(text)
      ? undefined
      : { message: `\`${text}\` is not a label name here: it is letters, digits and underscores. Other names need \`matchers\`.` },
};
