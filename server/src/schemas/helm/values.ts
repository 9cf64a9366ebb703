import { embedded, list } from '../../schema/build.ts';
import type { Field, Ref } from '../../schema/types.ts';
import { alertmanagerValues } from './alertmanagerValues.ts';
import { values } from './blocks.ts';
import { chartFields } from './prometheusChart.ts';
import { stackFields, stackPrometheusFields } from './stackChart.ts';

const prometheusDoc = 'Prometheus in the stack, or the chart `prometheus` as a part of another one.';

const chart: Readonly<Record<string, Field>> = {
  ...chartFields,
  ...stackFields,
  alertmanager: alertmanagerValues,
  prometheus: {
    type: values('Prometheus values', prometheusDoc, { ...chartFields, ...stackPrometheusFields }),
    doc: prometheusDoc,
  },
};

const stack: Ref = () => values('stack values', 'Values of the chart `kube-prometheus-stack` as a part of another chart.', chart);

/** The values of a Helm chart that installs Prometheus. */
export const helmValues = values('Helm values', 'Values of a Helm chart that installs Prometheus.', {
  ...chart,
  'kube-prometheus-stack': { type: stack, doc: 'Values of the chart `kube-prometheus-stack` as a part of this one.' },
});

const source = values('chart source', 'A chart and the values for it.', {
  helm: {
    type: values('Helm source', 'What Helm is told.', {
      valuesObject: { type: helmValues, doc: 'Values for the chart.' },
      values: { type: embedded('file'), doc: 'Values for the chart, as text.' },
    }),
    doc: 'What Helm is told.',
  },
});

/** A HelmRelease of Flux or an Application of Argo CD, where the values are those of such a chart. */
export const chartRelease = values('chart release', 'An object that has a chart installed.', {
  spec: {
    type: values('release specification', 'Which chart is installed, and with what values.', {
      values: { type: helmValues, doc: 'Values for the chart.' },
      source: { type: source, doc: 'The chart and the values for it.' },
      sources: { type: list(source), doc: 'Charts and the values for them.' },
    }),
    doc: 'Which chart is installed, and with what values.',
  },
});
