import { notEmpty } from './conditions.ts';
import { orUnset } from './shared.ts';
import { record, oneOfValues } from '../schema/build.ts';
import { exactlyOneOf, rule } from '../schema/rules.ts';
import { bool, certificateFile, keyFile, neededSecret, nonEmpty, optionalUuid, secret, secretFile, text, uuid } from './scalars.ts';

/** With the checks of storage/remote/azuread/azuread.go. */
const managedIdentity = record({
  name: 'Azure managed identity',
  doc: 'The identity of the Azure machine Prometheus runs on.',
  fields: {
    client_id: {
      type: optionalUuid,
      doc: 'Client id of a user-assigned identity. Without it the system-assigned one is used.',
      since: '2.45',
    },
  },
});

const workloadIdentity = record({
  name: 'Azure workload identity',
  doc: 'The identity of the Kubernetes service account Prometheus runs as, in AKS or any cluster federated with Entra ID.',
  fields: {
    client_id: { type: uuid, doc: 'Client id of the federated identity.', required: true, since: '3.7' },
    tenant_id: { type: uuid, doc: 'Id of the Entra ID tenant of the identity.', required: true, since: '3.7' },
    token_file_path: {
      type: secretFile,
      doc: 'File with the token of the service account.',
      default: '/var/run/secrets/azure/tokens/azure-identity-token',
      since: '3.7',
    },
  },
});

const oauth = record({
  name: 'Azure client secret',
  doc: 'An Entra ID application with a client secret.',
  fields: {
    client_id: { type: uuid, doc: 'Client id of the application.', required: true, since: '2.48' },
    client_secret: { type: neededSecret, doc: 'Secret of the application.', required: true, secret: true, since: '2.48' },
    tenant_id: { type: nonEmpty, doc: 'Id of the Entra ID tenant of the application.', required: true, since: '2.48' },
  },
});

const sdk = record({
  name: 'Azure SDK login',
  doc: 'Whatever login the Azure SDK finds: environment variables, workload identity, managed identity, command line.',
  fields: {
    tenant_id: { type: text, doc: 'Id of the Entra ID tenant to log in to. Without it that of the login found is used.', since: '2.52' },
  },
});

const certificate = record({
  name: 'Azure client certificate',
  doc: 'An Entra ID application with a client certificate.',
  fields: {
    client_id: { type: uuid, doc: 'Client id of the application that the certificate belongs to.', required: true, since: '3.13' },
    tenant_id: { type: nonEmpty, doc: 'Id of the Entra ID tenant that holds the application.', required: true, since: '3.13' },
    certificate_path: {
      type: certificateFile,
      doc: 'File with the certificate, and with its key where that has no file of its own.',
      required: true,
      since: '3.13',
    },
    certificate_key_path: { type: keyFile, doc: 'File with the private key of the certificate.', since: '3.13' },
    certificate_password: { type: secret, doc: 'Password of the certificate file, where it has one.', secret: true, since: '3.13' },
    send_certificate_chain: {
      type: bool,
      doc: 'Send the whole chain with each token request, for applications that trust by subject name and issuer.',
      default: 'false',
      since: '3.13',
    },
  },
  rules: [notEmpty('certificate_path', 'The path of the certificate is empty. Write where its file is.')],
});

const methods = ['managed_identity', 'workload_identity', 'oauth', 'sdk', 'certificate'];

export const azuread = record({
  name: 'Azure login',
  doc: "Logs in through Microsoft Entra ID, as Azure Monitor's managed Prometheus wants it. Exactly one way to log in must be given.",
  fields: {
    managed_identity: { type: managedIdentity, doc: 'Log in as the Azure machine Prometheus runs on.', since: '2.45' },
    workload_identity: { type: workloadIdentity, doc: 'Log in as the Kubernetes service account Prometheus runs as.', since: '3.7' },
    oauth: { type: oauth, doc: 'Log in as an application by its client secret.', since: '2.48' },
    sdk: { type: sdk, doc: 'Log in by whatever the Azure SDK finds.', since: '2.52' },
    certificate: { type: certificate, doc: 'Log in as an application by its client certificate.', since: '3.13' },
    cloud: {
      type: orUnset(
        oneOfValues(
          { value: 'AzurePublic', doc: 'The public cloud.' },
          { value: 'AzureChina', doc: 'The cloud in China.' },
          { value: 'AzureGovernment', doc: 'The cloud of the US government.' },
        ),
      ),
      doc: 'Which of the Azure clouds to log in to.',
      default: 'AzurePublic',
      since: '2.45',
    },
    scope: { type: text, doc: 'Audience to ask a token for, where it is not that of Azure Monitor.', since: '3.9' },
  },
  rules: [
    exactlyOneOf(methods, {
      message: 'Azure wants exactly one way to log in: `managed_identity`, `workload_identity`, `oauth`, `sdk` or `certificate`.',
    }),
    rule('invalid-value', function* (login) {
      const scope = login.text('scope');
      if (!scope || /^[\w\t\n\f\r :/.-]+$/.test(scope)) return;
      yield { at: { on: 'value', key: 'scope' }, message: 'A scope is letters, digits, blanks and `_ : / . -`.' };
    }),
  ],
});
