import { list, record } from '../../schema/build.ts';
import { eventRecorder } from './eventRecorder.ts';
import { globalSection } from './global.ts';
import { inhibitRule } from './inhibitRule.ts';
import { needs } from './needs.ts';
import { receiver } from './receiver.ts';
import { references } from './references.ts';
import { repeatAfterGroup, rootRoute, unreachableRoutes } from './routes.ts';
import { route } from './route.ts';
import { templateGlob } from './scalars.ts';
import { slackLogin } from './slackLogin.ts';
import { muteTimeInterval, timeInterval } from './timeInterval.ts';
import { tracing } from './tracing.ts';

/** The whole of alertmanager.yml, as Alertmanager 0.34 reads it (config/config.go, Config). */
export const alertmanagerConfig = record({
  name: 'Alertmanager configuration',
  olderYaml: true,
  doc: 'What Alertmanager makes of the alerts it gets: whom it notifies, how it groups them, what it mutes.',
  fields: {
    global: { type: globalSection, doc: 'Settings that all receivers share.' },
    route: {
      type: route,
      doc: 'The root of the routing tree, which takes every alert that no other route does.',
      required: true,
    },
    receivers: { type: list(receiver), doc: 'Whom to notify, by name.', required: true },
    inhibit_rules: { type: list(inhibitRule), doc: 'Which alerts mute which others.' },
    time_intervals: { type: list(timeInterval), doc: 'Times with a name, for routes to be muted or active by.', since: '0.24' },
    templates: {
      type: list(templateGlob),
      doc: 'Files with templates for notifications. A relative path starts at the folder of this file.',
    },
    tracing: { type: tracing, doc: 'Where Alertmanager sends traces of its own.', since: '0.30' },
    event_recorder: { type: eventRecorder, doc: 'Where Alertmanager records what it does.', since: '0.33' },
    mute_time_intervals: {
      type: list(muteTimeInterval),
      doc: 'The older key for times with a name.',
      deprecated: 'Superseded by `time_intervals` since 0.24: move the entries there.',
      since: '0.22',
    },
  },
  rules: [rootRoute, ...references, needs, slackLogin, unreachableRoutes, repeatAfterGroup],
});
