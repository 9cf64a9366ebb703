import * as formats from '../../../formats/index.ts';
import { list, map, oneOf, oneOfValues, record } from '../../../schema/build.ts';
import { notEmpty } from '../../conditions.ts';
import { bool, duration, httpUrl, text } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { anything, notification } from '../scalars.ts';

const updatable = record({
  name: 'Jira text',
  doc: 'A text of an issue, and whether it is written anew when the issue is updated.',
  fields: {
    template: { type: notification, doc: 'The text itself.' },
    enable_update: { type: bool, doc: 'Whether an update of the issue writes this text anew.', default: 'true' },
  },
});

/** notify/jira/config.go, JiraConfig. */
export const jira: ReceiverKind = {
  doc: 'Issues of Jira.',
  since: '0.28',
  needs: [{ own: ['api_url'], global: ['jira_api_url'] }],
  record: record({
    name: 'Jira receiver',
    doc: 'Opens an issue in Jira for a group of alerts, updates it, and resolves it with them.',
    fields: {
      project: { type: notification, doc: 'Key of the project to open issues in.', required: true },
      issue_type: { type: notification, doc: 'Type of the issues, such as `Bug`.', required: true },
      api_url: {
        type: httpUrl,
        doc: "Address of Jira's REST API, such as `https://example.atlassian.net/rest/api/3/`.",
        inherits: 'global.jira_api_url',
      },
      api_type: {
        type: oneOfValues(
          { value: 'auto', doc: 'Told by the address: `atlassian.net` is the cloud.' },
          { value: 'cloud', doc: 'Jira Cloud, by version 3 of its API.' },
          { value: 'datacenter', doc: 'Jira Data Center, by version 2 of its API.' },
        ),
        doc: 'Which kind of Jira it is.',
        default: 'auto',
        nullRefused: true,
        since: '0.29',
      },
      summary: { type: oneOf(notification, updatable), doc: 'Summary of the issue.', default: '{{ template "jira.default.summary" . }}' },
      description: {
        type: oneOf(notification, updatable),
        doc: 'Description of the issue.',
        default: '{{ template "jira.default.description" . }}',
      },
      labels: { type: list(notification), doc: 'Labels of the issue.' },
      priority: { type: notification, doc: 'Name of its priority.', default: '{{ template "jira.default.priority" . }}' },
      reopen_transition: { type: text, doc: 'Name of the transition that opens a resolved issue again. Without it none is opened again.' },
      resolve_transition: { type: text, doc: 'Name of the transition that resolves the issue when its alerts are resolved.' },
      wont_fix_resolution: { type: text, doc: 'Name of the resolution after which an issue is never opened again.' },
      reopen_duration: { type: duration, doc: 'How long after its resolution an issue is opened again rather than a new one made.' },
      fields: { type: map(formats.string, anything), doc: 'Further fields of the issue, by their names or ids, custom ones too.' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [
      notEmpty('project', 'An issue belongs to a project. Write its key.'),
      notEmpty('issue_type', 'An issue has a type. Write one such as `Bug`.'),
    ],
  }),
};
