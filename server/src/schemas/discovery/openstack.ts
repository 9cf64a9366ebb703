import { oneOfValues, record, readingItself } from '../../schema/build.ts';
import { bool, lateUrl, nonEmpty, secret, text } from '../scalars.ts';
import { tlsConfig } from '../tls.ts';
import { refreshInterval, scrapePort } from './common.ts';

export const openstackDiscovery = record({
  name: 'OpenStack discovery',
  doc: 'Targets are instances, hypervisors or load balancers of an OpenStack cloud. What is not written here comes from the usual `OS_*` variables.',
  label: 'role',
  fields: {
    role: {
      type: readingItself(
        oneOfValues(
          { value: 'instance', doc: 'Every network interface of every Nova instance.' },
          { value: 'hypervisor', doc: 'Every Nova hypervisor; needs administrator rights.' },
          { value: 'loadbalancer', doc: 'Every Octavia load balancer with a Prometheus listener.', since: '3.2' },
        ),
      ),
      doc: 'What to list: virtual machines, the machines below them, or load balancers.',
      required: true,
      since: '2.0',
    },
    region: { type: nonEmpty, doc: 'OpenStack region, as `openstack region list` shows it.', required: true, since: '2.0' },
    identity_endpoint: {
      type: lateUrl,
      doc: 'Address of the Keystone identity service, usually ending in `/v3`.',
      since: '2.0',
    },
    username: {
      type: text,
      doc: 'Name of the user to log in as; needs the domain beside it. Instead of a name, `userid` may be given.',
      since: '2.0',
    },
    userid: { type: text, doc: 'Id of the user to log in as, in place of name and domain.', since: '2.0' },
    password: { type: secret, doc: 'Password of that user.', secret: true, since: '2.0' },
    domain_name: { type: text, doc: 'Name of the domain that the user belongs to.', since: '2.0' },
    domain_id: { type: text, doc: 'Id of the domain that the user belongs to, in place of its name.', since: '2.0' },
    project_name: { type: text, doc: 'Name of the project whose machines are listed.', since: '2.0' },
    project_id: { type: text, doc: 'Id of the project whose machines are listed, in place of its name.', since: '2.0' },
    application_credential_name: {
      type: text,
      doc: 'Name of an application credential, which needs the user beside it. Application credentials spare you the password.',
      since: '2.7',
    },
    application_credential_id: {
      type: text,
      doc: 'Id of an application credential; user and project are known from it.',
      since: '2.7',
    },
    application_credential_secret: {
      type: secret,
      doc: 'Secret of the application credential.',
      secret: true,
      since: '2.7',
    },
    all_tenants: {
      type: bool,
      doc: 'List instances of all projects; needs administrator rights. Only for the role `instance`.',
      default: 'false',
      since: '2.5',
    },
    availability: {
      nullRefused: true,
      type: oneOfValues(
        { value: 'public', doc: 'The endpoints for everybody.' },
        { value: 'internal', doc: "The endpoints for the cloud's own network." },
        { value: 'admin', doc: 'The endpoints for administrators.' },
      ),
      doc: 'Which kind of endpoint of the service catalogue to use.',
      default: 'public',
      since: '2.20',
    },
    port: scrapePort(80, '2.0'),
    refresh_interval: refreshInterval('1m', '2.0'),
    tls_config: {
      type: tlsConfig,
      doc: 'TLS settings for the requests to OpenStack.',
      since: '2.5',
    },
  },
});
