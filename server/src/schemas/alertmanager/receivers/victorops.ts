import * as formats from '../../../formats/index.ts';
import { map, record } from '../../../schema/build.ts';
import { atMostOneOf, rule } from '../../../schema/rules.ts';
import { notEmpty } from '../../conditions.ts';
import { filePath, httpUrl, writtenSecret } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { notification } from '../scalars.ts';

const ownFields = ['routing_key', 'message_type', 'state_message', 'entity_display_name', 'monitoring_tool', 'entity_id', 'entity_state'];

const reservedFields = rule('invalid-value', function* (receiver) {
  for (const name of receiver.record('custom_fields')?.keys() ?? []) {
    if (!ownFields.includes(name)) continue;
    const message = `Alertmanager sets the field \`${name}\` itself. Give yours another name.`;
    yield { at: { on: 'path', path: ['custom_fields', name], part: 'key' }, message };
  }
});

/** config/notifiers.go, VictorOpsConfig. */
export const victorops: ReceiverKind = {
  doc: 'Incidents of Splunk On-Call, which was VictorOps.',
  needs: [
    { own: ['api_key', 'api_key_file'], global: ['victorops_api_key', 'victorops_api_key_file'] },
    { own: ['api_url'], global: ['victorops_api_url'], preset: true },
  ],
  record: record({
    name: 'VictorOps receiver',
    doc: 'Opens an incident in Splunk On-Call, which was VictorOps, and resolves it with its alerts.',
    fields: {
      routing_key: { type: notification, doc: 'Key that tells Splunk On-Call which team to call.', required: true },
      api_key: {
        type: writtenSecret,
        doc: 'Key of the integration. Prefer `api_key_file`.',
        secret: true,
        inherits: 'global.victorops_api_key',
      },
      api_key_file: {
        type: filePath,
        doc: 'File that holds the key of the integration.',
        since: '0.25',
        inherits: 'global.victorops_api_key_file',
      },
      api_url: { type: httpUrl, doc: 'Address of the API.', inherits: 'global.victorops_api_url' },
      message_type: { type: notification, doc: 'What a firing alert becomes: `CRITICAL`, `WARNING` or `INFO`.', default: 'CRITICAL' },
      entity_display_name: {
        type: notification,
        doc: 'Summary of the incident.',
        default: '{{ template "victorops.default.entity_display_name" . }}',
      },
      state_message: {
        type: notification,
        doc: 'Longer text of the incident.',
        default: '{{ template "victorops.default.state_message" . }}',
      },
      monitoring_tool: {
        type: notification,
        doc: 'Name of the tool that saw it.',
        default: '{{ template "victorops.default.monitoring_tool" . }}',
      },
      custom_fields: { type: map(formats.string, notification), doc: 'Further fields of the incident.', since: '0.17' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [
      atMostOneOf(['api_key', 'api_key_file']),
      reservedFields,
      notEmpty('routing_key', 'Splunk On-Call routes by this key. Write it.'),
    ],
  }),
};
