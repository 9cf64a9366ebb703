import type { Snippet } from '../../schema/types.ts';

/** Whole receivers, for the place where a new one begins. */
export const receiverSnippets: readonly Snippet[] = [
  {
    label: 'Slack receiver',
    doc: 'Posts to a channel of Slack through a webhook, whose address stands in a file.',
    body: [
      'name: ${1:slack}',
      'slack_configs:',
      '  - api_url_file: ${2:/etc/alertmanager/secrets/slack-webhook}',
      "    channel: '${3:#alerts}'",
      '    send_resolved: true',
    ].join('\n'),
  },
  {
    label: 'email receiver',
    doc: 'Sends mail. Server and sender may stand under `global` for all receivers.',
    body: [
      'name: ${1:mail}',
      'email_configs:',
      '  - to: ${2:team@example.com}',
      '    from: ${3:alertmanager@example.com}',
      '    smarthost: ${4:smtp.example.com:587}',
      '    auth_username: ${5:alertmanager}',
      '    auth_password_file: ${6:/etc/alertmanager/secrets/smtp-password}',
    ].join('\n'),
  },
  {
    label: 'PagerDuty receiver',
    doc: 'Opens incidents in PagerDuty by its Events API v2.',
    body: 'name: ${1:pagerduty}\npagerduty_configs:\n  - routing_key_file: ${2:/etc/alertmanager/secrets/pagerduty-key}',
  },
  {
    label: 'Teams receiver',
    doc: 'Posts to a channel of Microsoft Teams through a workflow, whose address stands in a file.',
    body: 'name: ${1:teams}\nmsteamsv2_configs:\n  - webhook_url_file: ${2:/etc/alertmanager/secrets/teams-workflow}',
  },
  {
    label: 'webhook receiver',
    doc: 'Sends the alerts as JSON to a server.',
    body: 'name: ${1:webhook}\nwebhook_configs:\n  - url: ${2:https://example.com/alerts}',
  },
];

/** Whole routes. */
export const routeSnippets: readonly Snippet[] = [
  {
    label: 'route by severity',
    doc: 'Alerts of one severity to one receiver.',
    body: 'receiver: ${1:team-x}\nmatchers:\n  - severity="${2:critical}"',
  },
  {
    label: 'route that is muted at times',
    doc: 'Alerts that nobody is notified about during a time interval.',
    body: 'receiver: ${1:team-x}\nmatchers:\n  - severity="${2:warning}"\nmute_time_intervals:\n  - ${3:offline-hours}',
  },
];

export const inhibitionSnippets: readonly Snippet[] = [
  {
    label: 'critical mutes warning',
    doc: 'Where a critical alert fires, the warning of the same name is left out.',
    body: 'source_matchers:\n  - severity="critical"\ntarget_matchers:\n  - severity="warning"\nequal: [alertname, ${1:namespace}]',
  },
];

export const timeIntervalSnippets: readonly Snippet[] = [
  {
    label: 'outside of office hours',
    doc: 'Nights and weekends, in a time zone.',
    body: [
      'name: ${1:offline-hours}',
      'time_intervals:',
      '  - weekdays: [monday:friday]',
      "    times: [{start_time: '00:00', end_time: '${2:08:00}'}, {start_time: '${3:18:00}', end_time: '24:00'}]",
      '    location: ${4:Europe/Berlin}',
      '  - weekdays: [saturday, sunday]',
      '    location: ${4:Europe/Berlin}',
    ].join('\n'),
  },
];
