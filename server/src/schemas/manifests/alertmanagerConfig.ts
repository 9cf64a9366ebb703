import { list, record } from '../../schema/build.ts';
import type { RecordSchema } from '../../schema/types.ts';
import { receiverItem, receiversDiffer } from './alertmanager/receivers.ts';
import { inhibitRule, references, route } from './alertmanager/routes.ts';
import { timeInterval } from './alertmanager/times.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { byOperator } from './operator.ts';

const spec = lazily(() =>
  record({
    name: 'AlertmanagerConfig specification',
    doc: 'Routes and receivers for the alerts of one namespace.',
    fields: {
      route: { type: route, doc: 'Whom the alerts of this namespace are sent to. The operator adds a matcher for the label `namespace`.' },
      receivers: { type: list(receiverItem, { noNullItems: true }), doc: 'Whom to notify, and by what.' },
      inhibitRules: {
        type: list(inhibitRule, { noNullItems: true }),
        doc: 'Which alerts mute which others. They hold within the namespace alone.',
      },
      muteTimeIntervals: {
        type: list(timeInterval, { noNullItems: true }),
        doc: 'Times with names that routes refer to.',
        knownAs: ['timeIntervals', 'time_intervals'],
      },
    },
    rules: [receiversDiffer, ...byOperator(references)],
  }),
);

export const alertmanagerConfig: () => RecordSchema = lazily(() =>
  resource({
    kind: 'AlertmanagerConfig',
    version: 'v1alpha1',
    doc: 'Routes and receivers of a namespace, which the operator adds to the configuration of an Alertmanager.',
    spec: { type: spec, doc: 'The routes and receivers.', required: true },
  }),
);
