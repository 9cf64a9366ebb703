import { list, oneOfValues, record } from '../../schema/build.ts';
import type { Rule } from '../../schema/rule.ts';
import type { Field } from '../../schema/types.ts';
import { bool, text } from './scalars.ts';
import { bodySizeLimit, protocolsDiffer, scrapeSettings } from './scraping.ts';
import { namespaceSelector } from './selectors.ts';

export const attachMetadata = record({
  name: 'block of attached metadata',
  doc: 'Labels of other objects that are added to the targets before relabelling.',
  fields: {
    node: {
      type: bool,
      doc: 'Add the labels of the node as `__meta_kubernetes_node_label_…`. Prometheus needs the right to read nodes for it.',
      default: 'false',
    },
  },
});

export const selectorMechanism = oneOfValues(
  { value: 'RelabelConfig', doc: 'Discover everything in the namespaces, and drop what does not fit by relabelling.' },
  { value: 'RoleSelector', doc: 'Ask the API server for what fits alone, which spares Prometheus memory in large namespaces.' },
);

/** What ServiceMonitors and PodMonitors have in common directly below `spec`. */
export const monitorFields: Readonly<Record<string, Field>> = {
  namespaceSelector: { type: namespaceSelector, doc: 'Namespaces to look in. Without it only the namespace of the monitor itself.' },
  jobLabel: {
    type: text,
    doc: 'Label of the discovered object whose value becomes the label `job`. Without it `job` names the Service, or the monitor for pods.',
  },
  podTargetLabels: { type: list(text, { noNullItems: true }), doc: 'Labels of the pod to copy to all series of its targets.' },
  attachMetadata: { type: attachMetadata, doc: 'What else is known of a target before relabelling.' },
  selectorMechanism: { type: selectorMechanism, doc: 'How the selector is applied.', default: 'RelabelConfig' },
  ...scrapeSettings,
  ...bodySizeLimit,
};

export const monitorRules: readonly Rule[] = [protocolsDiffer];
