import { oneOfValues, record } from '../../schema/build.ts';
import { azuread } from '../azuread.ts';
import { borrowed, needed } from './borrow.ts';
import { lazily } from './lazily.ts';
import { filled, matching } from './scalars.ts';
import { secretKey } from './selectors.ts';

const { managed_identity, workload_identity, oauth, sdk } = azuread.fields;

const tenant = matching({
  name: 'tenant id',
  example: 'example.com',
  pattern: /^[0-9a-zA-Z.-]+$/,
  wanted: 'Write letters, digits, dots and dashes.',
});

const scope = matching({
  name: 'scope',
  example: 'https://monitor.azure.com//.default',
  pattern: /^[\w\t\n\f\r :/.\\-]+$/,
  wanted: 'Write letters, digits, blanks and `_ : / . -`.',
});

/** AzureAD (pkg/apis/monitoring/v1/prometheus_types.go): which way to log in is not looked at before Prometheus reads it. */
export const azureAd = lazily(() =>
  record({
    name: azuread.name,
    doc: azuread.doc,
    fields: borrowed(azuread.fields, {
      managedIdentity: record({
        name: managed_identity.type.name,
        doc: managed_identity.type.doc,
        fields: borrowed(managed_identity.type.fields, { clientId: filled }),
      }),
      workloadIdentity: record({
        name: workload_identity.type.name,
        doc: workload_identity.type.doc,
        fields: borrowed(workload_identity.type.fields, { clientId: needed(filled), tenantId: needed(filled) }),
      }),
      oauth: record({
        name: oauth.type.name,
        doc: oauth.type.doc,
        fields: borrowed(oauth.type.fields, {
          clientId: needed(filled),
          clientSecret: { ...needed(secretKey), doc: 'Secret with the secret of the application.' },
          tenantId: needed(tenant),
        }),
      }),
      sdk: record({ name: sdk.type.name, doc: sdk.type.doc, fields: borrowed(sdk.type.fields, { tenantId: tenant }) }),
      cloud: oneOfValues(
        { value: 'AzurePublic', doc: 'The public cloud.' },
        { value: 'AzureChina', doc: 'The cloud in China.' },
        { value: 'AzureGovernment', doc: 'The cloud of the US government.' },
      ),
      scope,
    }),
  }),
);
