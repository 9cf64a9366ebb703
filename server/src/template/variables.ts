export interface TemplateVariable {
  readonly name: string;
  /** The same as a field of the template's dot. */
  readonly field: string;
  readonly doc: string;
}

/** What Prometheus declares before every template of an alert (model/rulefmt/rulefmt.go, testTemplateParsing; rules/alerting.go). */
export const variables: readonly TemplateVariable[] = [
  {
    name: '$labels',
    field: 'Labels',
    doc: 'The labels of the series that fired: `{{ $labels.instance }}`. A label that is not there is empty.',
  },
  { name: '$externalLabels', field: 'ExternalLabels', doc: 'The `external_labels` of this Prometheus: `{{ $externalLabels.cluster }}`.' },
  { name: '$externalURL', field: 'ExternalURL', doc: 'The URL under which this Prometheus is reached from outside.' },
  { name: '$value', field: 'Value', doc: 'What the expression gave for the series that fired: `{{ $value | humanize }}`.' },
];
