import * as formats from '../../../formats/index.ts';
import { list, map, record } from '../../../schema/build.ts';
import { atLeastOneOf, atMostOneOf } from '../../../schema/rules.ts';
import { filePath, httpUrl, writtenSecret } from '../../scalars.ts';
import { httpConfig } from '../http.ts';
import { type ReceiverKind, sendResolved } from '../receiverKind.ts';
import { anything, notification, timeout } from '../scalars.ts';

const link = record({
  name: 'PagerDuty link',
  doc: 'A link of the incident.',
  fields: {
    href: { type: notification, doc: 'Address that it leads to. An empty one is left out.' },
    text: { type: notification, doc: 'Text of the link.' },
  },
});

const image = record({
  name: 'PagerDuty image',
  doc: 'A picture of the incident.',
  fields: {
    src: { type: notification, doc: 'Address of the picture. An empty one is left out.' },
    alt: { type: notification, doc: 'Text in place of the picture.' },
    href: { type: notification, doc: 'Address that the picture links to.' },
  },
});

const keys = ['routing_key', 'routing_key_file', 'service_key', 'service_key_file'];

/** notify/pagerduty/config.go, PagerdutyConfig. */
export const pagerduty: ReceiverKind = {
  doc: 'Incidents of PagerDuty.',
  needs: [{ own: ['url'], global: ['pagerduty_url'], preset: true }],
  record: record({
    name: 'PagerDuty receiver',
    doc: 'Opens an incident in PagerDuty, and resolves it with its alerts. `routing_key` is for the Events API v2, `service_key` for the older one.',
    fields: {
      routing_key: { type: writtenSecret, doc: 'Integration key of the Events API v2. Prefer `routing_key_file`.', secret: true },
      routing_key_file: { type: filePath, doc: 'File that holds the integration key of the Events API v2.', since: '0.25' },
      service_key: {
        type: writtenSecret,
        doc: 'Integration key of the type "Prometheus", for the Events API v1. Prefer `service_key_file`.',
        secret: true,
      },
      service_key_file: { type: filePath, doc: 'File that holds the integration key of the Events API v1.', since: '0.25' },
      url: { type: httpUrl, doc: 'Address to send events to.', inherits: 'global.pagerduty_url' },
      client: { type: notification, doc: 'Name of the sender.', default: '{{ template "pagerduty.default.client" . }}' },
      client_url: {
        type: notification,
        doc: 'Address that the sender links to.',
        default: '{{ template "pagerduty.default.clientURL" . }}',
      },
      description: { type: notification, doc: 'Summary of the incident.', default: '{{ template "pagerduty.default.description" .}}' },
      details: {
        type: map(formats.string, anything),
        doc: 'Further details of the incident. `firing`, `resolved`, `num_firing` and `num_resolved` are there already, and give way to yours.',
      },
      images: { type: list(image), doc: 'Pictures of the incident.', since: '0.16' },
      links: { type: list(link), doc: 'Links of the incident.', since: '0.16' },
      source: { type: notification, doc: 'Where the event comes from. Without it that is `client`.', since: '0.25' },
      severity: { type: notification, doc: 'One of `critical`, `error`, `warning` and `info`; `error` without it.' },
      class: { type: notification, doc: 'Class of the event.' },
      component: { type: notification, doc: 'Part of the source that is at fault.' },
      group: { type: notification, doc: 'Group of parts that it belongs to.' },
      timeout: { type: timeout, doc: 'How long sending may take. 0 is no limit of its own.', default: '0s', since: '0.30' },
      ...sendResolved('true'),
      http_config: httpConfig,
    },
    rules: [atLeastOneOf(keys), atMostOneOf(['routing_key', 'routing_key_file']), atMostOneOf(['service_key', 'service_key_file'])],
  }),
};
