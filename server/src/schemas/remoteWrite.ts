import * as formats from '../formats/index.ts';
import { list, map, oneOfValues, record } from '../schema/build.ts';
import { atMostOneOf, inReleases, lessOrEqual } from '../schema/rules.ts';
import { azuread } from './azuread.ts';
import { compareDurations, compareNumbers, positive } from './conditions.ts';
import { httpClientFields, httpClientRules, olderTokens } from './httpClient.ts';
import { relabelSteps } from './relabel.ts';
import { bool, duration, filePath, integer, text, url } from './scalars.ts';
import { sigv4 } from './sigv4.ts';
import { http2Default } from './upgrades.ts';

/** With the checks of QueueConfig.Validate (config/config.go). */
const queueConfig = record({
  name: 'remote write queue',
  doc: 'How samples are buffered and sent. Prometheus adapts the number of shards by itself; change these only when it falls behind or overwhelms the receiver.',
  fields: {
    capacity: {
      nullRefused: '3.12',
      type: integer,
      doc: 'Samples each shard buffers before reading of the write-ahead log waits. Three to ten times `max_samples_per_send` is sound.',
      default: '10000',
      since: '2.0',
    },
    max_shards: {
      nullRefused: '3.12',
      type: integer,
      doc: 'Most shards, that is, parallel connections. Lower it where the receiver complains, raise it where the queue falls behind.',
      default: '50',
      since: '2.0',
    },
    min_shards: {
      nullRefused: '3.12',
      type: integer,
      doc: 'Shards to start with. A higher number catches up faster after a restart.',
      default: '1',
      since: '2.6',
    },
    max_samples_per_send: {
      nullRefused: '3.12',
      type: integer,
      doc: 'Most samples in one request. Larger ones cost the receiver less for each sample.',
      default: '2000',
      earlierDefaults: [{ until: '2.44', value: '500' }],
      since: '2.0',
    },
    batch_send_deadline: {
      type: duration,
      doc: 'How long a sample waits for its request to fill up.',
      default: '5s',
      since: '2.0',
    },
    min_backoff: {
      type: duration,
      doc: 'First pause before a failed request is tried again; it doubles with each failure.',
      default: '30ms',
      since: '2.0',
    },
    max_backoff: {
      nullRefused: '3.12',
      type: duration,
      doc: 'Longest pause between two tries of a request.',
      default: '5s',
      earlierDefaults: [{ until: '2.32', value: '100ms' }],
      since: '2.0',
    },
    max_retries: {
      type: integer,
      doc: 'Tries before a request was given up. Recoverable errors are tried again for as long as it takes now.',
      since: '2.0',
      removed: { in: '2.11', instead: 'Remove it: requests are tried again until they pass.' },
    },
    retry_on_http_429: {
      type: bool,
      doc: 'Try again where the receiver answers 429, too many requests. Otherwise those samples are lost.',
      default: 'false',
      since: '2.26',
    },
    sample_age_limit: {
      type: duration,
      doc: 'Samples older than this are given up and not sent. Lets a queue that has fallen far behind catch up. 0 gives up none.',
      default: '0s',
      since: '2.50',
    },
  },
  rules: inReleases(
    { since: '3.12' },
    ...['max_shards', 'min_shards', 'max_samples_per_send', 'capacity'].map(key => positive(key, `\`${key}\` must be 1 or more.`)),
    lessOrEqual('min_shards', 'max_shards', { compare: compareNumbers, smallerDefault: '1', largerDefault: '50' }),
    lessOrEqual('min_backoff', 'max_backoff', { compare: compareDurations, smallerDefault: '30ms', largerDefault: '5s' }),
  ),
});

const metadataConfig = record({
  name: 'metadata sending',
  doc: 'How type, help and unit of metrics are sent. Only with version 1 of the protocol: version 2 sends them with the samples.',
  fields: {
    send: { type: bool, doc: 'Whether metadata is sent at all.', default: 'true', since: '2.23' },
    send_interval: { type: duration, doc: 'How often all metadata is sent again.', default: '1m', since: '2.23' },
    max_samples_per_send: { type: integer, doc: 'Most metrics whose metadata goes into one request.', default: '2000', since: '2.29' },
  },
});

const googleIam = record({
  name: 'Google IAM login',
  doc: 'Logs in to Google Cloud. Without a file the application default credentials are used, which on Google Cloud are those of the instance or pod.',
  fields: {
    credentials_file: { type: filePath, doc: 'File with the key of a service account.', since: '2.55' },
  },
});

const { enable_http2, ...httpFields } = httpClientFields;

export const remoteWrite = record({
  name: 'remote write endpoint',
  doc: 'A server that every sample is sent on to: long-term storage, a central Prometheus, a hosted service.',
  label: 'url',
  fields: {
    url: {
      type: url,
      doc: 'Address that takes the samples, for another Prometheus `http://other:9090/api/v1/write` with its flag `--web.enable-remote-write-receiver`.',
      required: true,
      since: '2.0',
    },
    name: {
      type: text,
      doc: "Name of this endpoint in Prometheus' own metrics and logs. Must differ from those of the other endpoints; without it a hash is used.",
      since: '2.15',
    },
    protobuf_message: {
      nullRefused: true,
      type: oneOfValues(
        { value: 'prometheus.WriteRequest', doc: 'Version 1 of the protocol, which every receiver speaks.' },
        {
          value: 'io.prometheus.write.v2.Request',
          doc: 'Version 2: smaller, and with metadata, created timestamps and native histograms.',
        },
      ),
      doc: 'Version of the remote write protocol, by the name of its message. The receiver must speak it.',
      default: 'prometheus.WriteRequest',
      since: '2.54',
    },
    write_relabel_configs: {
      type: relabelSteps,
      doc: 'Steps that drop or rewrite samples before they are sent, after external labels were added. The place to send only what is needed.',
      since: '2.0',
    },
    remote_timeout: {
      type: duration,
      doc: 'How long one request may take before it is tried again.',
      default: '30s',
      since: '2.0',
    },
    headers: {
      type: map(formats.remoteHeaderName, text),
      doc: 'Further headers for every request, such as `X-Scope-OrgID` for the tenant of Mimir. Headers that Prometheus sets itself are refused.',
      since: '2.25',
    },
    send_exemplars: {
      type: bool,
      doc: 'Send exemplars too. They must be switched on by `--enable-feature=exemplar-storage`.',
      default: 'false',
      since: '2.27',
    },
    send_native_histograms: {
      type: bool,
      doc: 'Send native histograms too. Version 2 of the protocol always does.',
      default: 'false',
      since: '2.40',
    },
    convert_nhcb_to_classic: {
      type: bool,
      doc: 'Turn native histograms with custom buckets back into classic ones before sending, for receivers that do not know them. Experimental.',
      default: 'false',
      since: '3.16',
    },
    round_robin_dns: {
      type: bool,
      doc: 'Connect to a random one of the addresses that the host name resolves to, so that load spreads over all receivers.',
      default: 'false',
      since: '3.1',
    },
    failed_request_logging: {
      type: bool,
      doc: 'Log the content of failed requests at debug level. Only with version 2 of the protocol.',
      default: 'false',
      since: '3.15',
    },
    queue_config: { nullRefused: '3.12', type: queueConfig, doc: 'Size and pace of the queue in front of this endpoint.', since: '2.0' },
    metadata_config: { type: metadataConfig, doc: 'Whether and how type, help and unit of metrics are sent.', since: '2.23' },
    sigv4: { type: sigv4, doc: 'Sign requests for AWS, as Amazon Managed Service for Prometheus wants it.', since: '2.26' },
    azuread: { type: azuread, doc: 'Log in through Microsoft Entra ID, as Azure Monitor wants it.', since: '2.45' },
    google_iam: { type: googleIam, doc: 'Log in to Google Cloud Managed Service for Prometheus.', since: '2.55' },
    ...httpFields,
    enable_http2: {
      ...enable_http2,
      doc: 'Offer HTTP/2. It is off here, since one connection for all shards was slower than one for each.',
      default: 'false',
      earlierDefaults: [{ until: '3.0', value: 'true' }],
    },
  },
  rules: [
    atMostOneOf(['basic_auth', 'authorization', 'oauth2', 'sigv4', 'azuread', 'google_iam'], {
      message: 'Only one way to log in may be set: `basic_auth`, `authorization`, `oauth2`, `sigv4`, `azuread` or `google_iam`.',
    }),
    ...olderTokens.flatMap(token => ['sigv4', 'azuread', 'google_iam'].map(login => atMostOneOf([token, login]))),
    ...http2Default,
    ...httpClientRules,
  ],
  snippets: [
    { label: 'endpoint', doc: 'A receiver without login.', body: 'url: ${1:http://prometheus-2:9090/api/v1/write}' },
    {
      label: 'endpoint with password',
      doc: 'A hosted service with user and password.',
      body: 'url: ${1:https://prometheus.example.com/api/v1/write}\nbasic_auth:\n  username: ${2:user}\n  password_file: ${3:/etc/prometheus/secrets/password}',
    },
    {
      label: 'endpoint with fewer series',
      doc: 'Only recorded series are sent.',
      body: 'url: ${1:http://prometheus-2:9090/api/v1/write}\nwrite_relabel_configs:\n  - source_labels: [__name__]\n    regex: ${2:job:.+}\n    action: keep',
    },
  ],
});

export const remoteWrites = list(remoteWrite, { noNullItems: true });
