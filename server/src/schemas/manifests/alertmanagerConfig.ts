import { list, record } from '../../schema/build.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { receiverItem, receiversDiffer } from './alertmanager/receivers.ts';
import { inhibitRuleOf, matchersOf, referencesOf, routeOf } from './alertmanager/routes.ts';
import { timeInterval } from './alertmanager/times.ts';
import { type ApiVersion, v1alpha1, v1beta1 } from './alertmanager/version.ts';
import { lazily } from './lazily.ts';
import { resource } from './metadata.ts';
import { byOperator } from './operator.ts';

/** The list of the same times that the other version has has another name. */
const intervals = ({ intervals: key }: ApiVersion): Readonly<Record<string, Field>> => ({
  [key]: {
    type: list(timeInterval, { noNullItems: true }),
    doc: 'Times with names that routes refer to.',
    knownAs: [key === 'timeIntervals' ? 'muteTimeIntervals' : 'timeIntervals', 'time_intervals', 'mute_time_intervals'],
  },
});

function specOf(version: ApiVersion): RecordSchema {
  const matchers = matchersOf(version);
  return record({
    name: 'AlertmanagerConfig specification',
    doc: 'Routes and receivers for the alerts of one namespace.',
    fields: {
      route: {
        type: routeOf(version, matchers),
        doc: 'Whom the alerts of this namespace are sent to. The operator adds a matcher for the label `namespace`.',
      },
      receivers: { type: list(receiverItem(version), { noNullItems: true }), doc: 'Whom to notify, and by what.' },
      inhibitRules: {
        type: list(inhibitRuleOf(matchers), { noNullItems: true }),
        doc: 'Which alerts mute which others. They hold within the namespace alone.',
      },
      ...intervals(version),
    },
    rules: [...(version.name === 'v1alpha1' ? [receiversDiffer] : byOperator(receiversDiffer)), ...byOperator(referencesOf(version))],
  });
}

const alertmanagerConfigOf = (version: ApiVersion): (() => RecordSchema) =>
  lazily(() =>
    resource({
      kind: 'AlertmanagerConfig',
      version: version.name,
      ...(version.name === 'v1beta1' && {
        served:
          'Served where the full CRDs of the operator are installed. It is stored as `v1alpha1`, which the admission webhook translates it to.',
      }),
      doc: 'Routes and receivers of a namespace, which the operator adds to the configuration of an Alertmanager.',
      spec: { type: lazily(() => specOf(version)), doc: 'The routes and receivers.', required: true },
    }),
  );

export const alertmanagerConfig = alertmanagerConfigOf(v1alpha1);
export const alertmanagerConfigV1beta1 = alertmanagerConfigOf(v1beta1);
