import { oneOfValues, record, someOfValues } from '../../schema/build.ts';
import { notEmpty } from '../conditions.ts';
import { neededSecret, nonEmpty } from '../scalars.ts';
import { refreshInterval } from './common.ts';

export const ovhcloudDiscovery = record({
  name: 'OVHcloud discovery',
  doc: 'Targets are dedicated servers or virtual private servers of OVHcloud. The three keys come from its page for API tokens.',
  label: 'service',
  fields: {
    service: {
      type: oneOfValues({ value: 'vps', doc: 'Virtual private servers.' }, { value: 'dedicated_server', doc: 'Dedicated servers.' }),
      doc: 'What to list. For both, write two entries.',
      required: true,
      since: '2.40',
    },
    application_key: { type: nonEmpty, doc: 'Key of the application registered with the API.', required: true, since: '2.40' },
    application_secret: { type: neededSecret, doc: 'Secret of that application.', required: true, secret: true, since: '2.40' },
    consumer_key: {
      type: neededSecret,
      doc: 'Key that ties the application to an account, with the rights granted to it.',
      required: true,
      secret: true,
      since: '2.40',
    },
    endpoint: {
      nullRefused: true,
      type: someOfValues(
        { value: 'ovh-eu', doc: 'OVHcloud Europe.' },
        { value: 'ovh-ca', doc: 'OVHcloud Canada.' },
        { value: 'ovh-us', doc: 'OVHcloud United States.' },
        { value: 'kimsufi-eu', doc: 'Kimsufi Europe.' },
        { value: 'kimsufi-ca', doc: 'Kimsufi Canada.' },
        { value: 'soyoustart-eu', doc: 'So you Start Europe.' },
        { value: 'soyoustart-ca', doc: 'So you Start Canada.' },
      ),
      doc: 'Which of the OVHcloud APIs the account lives in, by its short name.',
      default: 'ovh-eu',
      since: '2.40',
    },
    refresh_interval: refreshInterval('1m', '2.40'),
  },
  rules: [notEmpty('endpoint', 'The endpoint cannot be empty. Leave the key out for `ovh-eu`.')],
});
