import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import { forbiddenWith } from '../../schema/rules.ts';
import { httpClientFields, httpClientRules, olderTokens } from '../httpClient.ts';
import { bool, nonBlank, secret, text, urlPath } from '../scalars.ts';
import { scheme } from '../shared.ts';
import { since } from '../since.ts';
import { refreshInterval, tagSeparator } from './common.ts';

export const consulDiscovery = record({
  name: 'Consul discovery',
  doc: 'Targets are instances of services in a Consul catalogue, with tags, node and metadata as `__meta_consul_*`.',
  label: 'server',
  fields: {
    server: {
      nullRefused: true,
      type: nonBlank,
      doc: 'Address of the Consul HTTP API as `host:port`, best that of an agent on the same machine.',
      default: 'localhost:8500',
      since: '2.0',
    },
    services: {
      type: list(text),
      doc: 'Services whose instances become targets. Without any, all services of the catalogue are watched, one request each.',
      since: '2.0',
    },
    filter: {
      type: text,
      doc: 'Expression in Consul\'s filter language over the catalogue, such as `"metrics" in ServiceTags`. It succeeds `tags` and `node_meta`.',
      since: '3.0',
    },
    health_filter: {
      type: text,
      doc: 'Expression in Consul\'s filter language over the health of instances, such as `Checks.Status != "critical"`.',
      since: '3.12',
    },
    tags: {
      type: list(text),
      doc: 'Tags that a service must all have.',
      deprecated: 'Superseded by `filter` since 3.0: write for instance `filter: \'"metrics" in ServiceTags\'`.',
      since: '2.9',
    },
    node_meta: {
      type: map(formats.string, text),
      doc: 'Metadata that the node of an instance must have, by key and value.',
      deprecated: 'Superseded by `filter` since 3.0: write for instance `filter: \'NodeMeta.rack == "r1"\'`.',
      since: '2.3',
    },
    datacenter: {
      type: text,
      doc: 'Datacenter to ask. Without it that of the agent is used.',
      since: '2.0',
    },
    namespace: {
      type: text,
      doc: 'Namespace to look into; only in Consul Enterprise.',
      since: '2.28',
    },
    partition: {
      type: text,
      doc: 'Admin partition to look into; only in Consul Enterprise.',
      since: '2.40',
    },
    token: {
      type: secret,
      doc: "ACL token with the right to read services and nodes. Without it the agent's token is used. Excludes `authorization` and `oauth2`.",
      secret: true,
      since: '2.0',
    },
    scheme: {
      type: scheme,
      doc: 'Whether Consul itself is asked over `http` or `https`; it says nothing about the targets.',
      default: 'http',
      since: '2.0',
    },
    path_prefix: {
      type: urlPath,
      doc: 'Path before that of the API, for a Consul behind a reverse proxy or an API gateway.',
      since: '2.45',
    },
    allow_stale: {
      type: bool,
      doc: 'Let any Consul server answer, even if it lags behind the leader by some milliseconds. It takes much load off the leader.',
      default: 'true',
      since: '2.3',
    },
    tag_separator: tagSeparator('2.0'),
    refresh_interval: refreshInterval('30s', '2.3'),
    ...since('2.28', httpClientFields),
    tls_config: { ...httpClientFields.tls_config, since: '2.1' },
    username: {
      type: text,
      doc: 'User name for HTTP basic authentication; the older form of `basic_auth.username`.',
      deprecated: 'Superseded by `basic_auth` since 2.28: write the name as `basic_auth.username`.',
      since: '2.0',
    },
    password: {
      type: secret,
      doc: 'Password for HTTP basic authentication; the older form of `basic_auth.password`.',
      deprecated: 'Superseded by `basic_auth` since 2.28: write it as `basic_auth.password` or `basic_auth.password_file`.',
      secret: true,
      since: '2.0',
    },
  },
  rules: [
    ...['basic_auth', 'authorization', 'oauth2', ...olderTokens].map(login => forbiddenWith(login, ['username', 'password'])),
    forbiddenWith('token', ['authorization', 'oauth2']),
    ...httpClientRules,
  ],
  snippets: [{ label: 'consul services', doc: 'Instances of one service.', body: 'server: ${1:localhost:8500}\nservices: [${2:web}]' }],
});
