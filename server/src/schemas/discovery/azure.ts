import { oneOfValues, record, someOfValues } from '../../schema/build.ts';
import { requiredKey, valueIs, when } from '../../schema/rules.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { nonEmpty, secret, text } from '../scalars.ts';
import { since } from '../since.ts';
import { refreshInterval, scrapePort } from './common.ts';

const byClientSecret = valueIs('authentication_method', ['OAuth'], 'OAuth');

export const azureDiscovery = record({
  name: 'Azure discovery',
  doc: 'Targets are virtual machines of an Azure subscription, by their private address. The identity needs the rights of the role Reader.',
  label: 'subscription_id',
  fields: {
    subscription_id: {
      type: nonEmpty,
      doc: 'Id of the subscription whose machines are listed.',
      required: true,
      since: '2.0',
    },
    authentication_method: {
      nullRefused: true,
      type: oneOfValues(
        { value: 'OAuth', doc: 'An application with a client secret.' },
        { value: 'ManagedIdentity', doc: 'The identity of the Azure machine or pod Prometheus runs in.' },
        { value: 'SDK', doc: 'Whatever the Azure SDK finds: environment, managed identity, command line login.', since: '2.52' },
        { value: 'WorkloadIdentity', doc: 'Workload identity of a Kubernetes pod.', since: '3.9' },
      ),
      doc: 'How to log in to Azure. Inside Azure a managed identity spares you the secret.',
      default: 'OAuth',
      since: '2.7',
    },
    tenant_id: {
      type: text,
      doc: 'Id of the Entra ID tenant. Needed with `OAuth`.',
      since: '2.0',
    },
    client_id: {
      type: text,
      doc: 'Id of the application, or of a user-assigned managed identity. Needed with `OAuth`.',
      since: '2.0',
    },
    client_secret: {
      type: secret,
      doc: 'Secret of the application. Needed with `OAuth`.',
      secret: true,
      since: '2.0',
    },
    resource_group: {
      type: text,
      doc: 'Resource group to look into. Without it all groups of the subscription are listed.',
      since: '2.35',
    },
    environment: {
      type: someOfValues(
        { value: 'AzurePublicCloud', doc: 'The public cloud.' },
        { value: 'AzureChinaCloud', doc: 'The cloud in China.' },
        { value: 'AzureUSGovernmentCloud', doc: 'The cloud of the US government.' },
      ),
      doc: 'Which of the Azure clouds the subscription is in.',
      default: 'AzurePublicCloud',
      since: '2.4',
    },
    port: scrapePort(80, '2.0'),
    refresh_interval: refreshInterval('5m', '2.0'),
    ...since('2.31', httpClientFields),
  },
  rules: [
    ...when(
      byClientSecret,
      ...['tenant_id', 'client_id', 'client_secret'].map(key =>
        requiredKey(key, { message: `\`${key}\` is missing. The authentication method \`OAuth\` needs it.` }),
      ),
    ),
    ...httpClientRules,
  ],
});
