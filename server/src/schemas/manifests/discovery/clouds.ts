import { list, oneOfValues } from '../../../schema/build.ts';
import { requiredKey, uniqueItems, when } from '../../../schema/rules.ts';
import type { RecordView } from '../../../schema/rule.ts';
import { azureDiscovery } from '../../discovery/azure.ts';
import { digitaloceanDiscovery } from '../../discovery/digitalocean.ts';
import { ec2Discovery } from '../../discovery/ec2.ts';
import { gceDiscovery } from '../../discovery/gce.ts';
import { hetznerDiscovery } from '../../discovery/hetzner.ts';
import { ionosDiscovery } from '../../discovery/ionos.ts';
import { lightsailDiscovery } from '../../discovery/lightsail.ts';
import { linodeDiscovery } from '../../discovery/linode.ts';
import { openstackDiscovery } from '../../discovery/openstack.ts';
import { ovhcloudDiscovery } from '../../discovery/ovhcloud.ts';
import { scalewayDiscovery } from '../../discovery/scaleway.ts';
import { needed } from '../borrow.ts';
import { authorization } from '../httpClient.ts';
import { byOperator } from '../operator.ts';
import { bool, filled, httpUrl } from '../scalars.ts';
import { secretKey } from '../selectors.ts';
import { safeTls } from '../tls.ts';
import { allKeys, discovery, filters, filtersDiffer, refreshed, refreshedPort, tokenKeys, transportKeys } from './build.ts';

const secret = (doc: string) => ({ type: secretKey, doc });

const usesOAuth = (azure: RecordView): boolean => (azure.text('authenticationMethod') ?? 'OAuth') === 'OAuth';

export const azureSD = discovery({
  of: azureDiscovery,
  client: allKeys,
  fields: {
    subscriptionID: needed(filled),
    authenticationMethod: oneOfValues(
      { value: 'OAuth', doc: 'Log in with tenant, client id and client secret.' },
      { value: 'ManagedIdentity', doc: 'Use the identity of the machine.' },
      { value: 'SDK', doc: 'Let the Azure SDK find credentials by itself.', since: '2.52' },
      { value: 'WorkloadIdentity', doc: 'Use the workload identity of the pod.', since: '3.11' },
    ),
    environment: filled,
    tenantID: filled,
    clientID: filled,
    clientSecret: secret('Secret with the client secret.'),
    resourceGroup: filled,
    ...refreshedPort,
  },
  rules: byOperator(
    ...when(
      usesOAuth,
      ...['tenantID', 'clientID', 'clientSecret'].map(key =>
        requiredKey(key, { message: `To log in by OAuth Azure needs \`${key}\`. Add it, or choose another \`authenticationMethod\`.` }),
      ),
    ),
  ),
});

export const digitalOceanSD = discovery({ of: digitaloceanDiscovery, client: tokenKeys, fields: refreshedPort });

const aws = {
  region: filled,
  accessKey: secret('Secret with the access key.'),
  secretKey: secret('Secret with the secret key.'),
  roleARN: filled,
};

export const ec2SD = discovery({
  of: ec2Discovery,
  client: transportKeys,
  fields: { ...aws, filters, ...refreshedPort },
  rules: [filtersDiffer],
});

export const gceSD = discovery({
  of: gceDiscovery,
  fields: { project: needed(filled), zone: needed(filled), filter: filled, tagSeparator: filled, ...refreshedPort },
});

export const hetznerSD = discovery({
  of: hetznerDiscovery,
  client: allKeys,
  fields: {
    role: needed(
      oneOfValues(
        { value: 'hcloud', also: ['Hcloud'], doc: 'Servers of the Hetzner Cloud.' },
        { value: 'robot', also: ['Robot'], doc: 'Dedicated servers of Hetzner Robot.' },
      ),
    ),
    labelSelector: filled,
    ...refreshedPort,
  },
});

export const ionosSD = discovery({
  of: ionosDiscovery,
  client: tokenKeys.filter(key => key !== 'authorization'),
  fields: { datacenterID: needed(filled), authorization: needed(authorization), ...refreshedPort },
});

export const lightSailSD = discovery({ of: lightsailDiscovery, client: allKeys, fields: { ...aws, endpoint: filled, ...refreshedPort } });

export const linodeSD = discovery({
  of: linodeDiscovery,
  client: tokenKeys,
  fields: { region: filled, tagSeparator: filled, ...refreshedPort },
});

export const openstackSD = discovery({
  of: openstackDiscovery,
  fields: {
    role: needed(
      oneOfValues(
        { value: 'Instance', doc: 'Virtual machines.' },
        { value: 'Hypervisor', doc: 'The hosts that run them.' },
        { value: 'LoadBalancer', doc: 'Load balancers of Octavia.', since: '3.2' },
      ),
    ),
    region: needed(filled),
    identityEndpoint: httpUrl,
    username: filled,
    userid: filled,
    password: secret('Secret with the password.'),
    domainName: filled,
    domainID: filled,
    projectName: filled,
    projectID: filled,
    applicationCredentialName: filled,
    applicationCredentialId: filled,
    applicationCredentialSecret: secret('Secret with the secret of the application credential.'),
    allTenants: bool,
    availability: oneOfValues(
      { value: 'public', also: ['Public'], doc: 'The endpoints for everybody.' },
      { value: 'admin', also: ['Admin'], doc: 'The endpoints for administrators.' },
      { value: 'internal', also: ['Internal'], doc: 'The endpoints within the cloud.' },
    ),
    tlsConfig: safeTls,
    ...refreshedPort,
  },
});

export const ovhcloudSD = discovery({
  of: ovhcloudDiscovery,
  fields: {
    applicationKey: needed(filled),
    applicationSecret: { ...needed(secretKey), doc: 'Secret with the secret of the application.' },
    consumerKey: { ...needed(secretKey), doc: 'Secret with the key of the consumer.' },
    service: needed(
      oneOfValues({ value: 'VPS', doc: 'Virtual private servers.' }, { value: 'DedicatedServer', doc: 'Dedicated servers.' }),
    ),
    endpoint: filled,
    ...refreshed,
  },
});

export const scalewaySD = discovery({
  of: scalewayDiscovery,
  client: transportKeys,
  fields: {
    accessKey: needed(filled),
    secretKey: { ...needed(secretKey), doc: 'Secret with the secret key of the API.' },
    projectID: needed(filled),
    role: needed(oneOfValues({ value: 'Instance', doc: 'Virtual machines.' }, { value: 'Baremetal', doc: 'Dedicated servers.' })),
    apiURL: httpUrl,
    zone: filled,
    nameFilter: filled,
    tagsFilter: list(filled, { nonEmpty: 'The list of tags is empty. Add one, or remove the key.', noNullItems: true }),
    ...refreshedPort,
  },
  rules: [uniqueItems('tagsFilter')],
});
