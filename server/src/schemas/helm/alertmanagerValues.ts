import { embedded, record } from '../../schema/build.ts';
import { when } from '../../schema/rules.ts';
import type { Field } from '../../schema/types.ts';
import { alertmanagerConfig } from '../alertmanager/alertmanager.ts';
import { optional, values } from './blocks.ts';

const { route, receivers, ...sections } = alertmanagerConfig.fields;

/** The chart brings a configuration of its own, so that half of one is fine here; and a switch of its own among its keys. */
const chartAlertmanager = record({
  ...alertmanagerConfig,
  open: true,
  fields: { route: optional(route), receivers: optional(receivers), ...sections },
  rules: when(config => config.has('route') && config.has('receivers'), ...alertmanagerConfig.rules),
});

export const alertmanagerValues: Field = {
  type: values('Alertmanager values', 'The Alertmanager of the chart.', {
    config: { type: chartAlertmanager, doc: 'The configuration of Alertmanager, merged into the one that the chart brings.' },
    stringConfig: { type: embedded('file'), doc: 'The configuration of Alertmanager as text, in place of the one that is data.' },
  }),
  doc: 'The Alertmanager of the chart.',
};
