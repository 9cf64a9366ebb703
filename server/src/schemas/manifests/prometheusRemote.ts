import * as formats from '../../formats/index.ts';
import { list, map, oneOfValues, record } from '../../schema/build.ts';
import { requires } from '../../schema/rules.ts';
import type { Field, RecordSchema } from '../../schema/types.ts';
import { alertmanager as alertmanagerOfPrometheus } from '../alerting.ts';
import { httpClientFields } from '../httpClient.ts';
import { remoteRead as readOfPrometheus } from '../remoteRead.ts';
import { remoteWrite as writeOfPrometheus } from '../remoteWrite.ts';
import { sigv4 as sigv4OfPrometheus } from '../sigv4.ts';
import { azureAd } from './azureAd.ts';
import { borrowed, needed } from './borrow.ts';
import { authorization, basicAuth, oauth2, proxyFields, proxyRules } from './httpClient.ts';
import { lazily } from './lazily.ts';
import { relabelings } from './relabelings.ts';
import { bool, duration, filled, httpUrl, int32AtLeast, intOrText, integer, text } from './scalars.ts';
import { scheme } from './scraping.ts';
import { secretKey } from './selectors.ts';
import { tlsWithFiles } from './tls.ts';

/** The parts of a Prometheus resource that connect to other servers. */

/** The same with a file of the Prometheus container for the token. */
export const authorizationWithFile: RecordSchema = record({
  ...authorization,
  name: 'authorization from a secret or a file',
  fields: {
    ...authorization.fields,
    credentialsFile: { type: text, doc: 'File in the Prometheus container that holds the token. Excludes `credentials`.' },
  },
});

const bearerToken: Field = {
  type: text,
  doc: 'A token written into the manifest.',
  deprecated: '`bearerToken` shows the token to everybody who can read the object. Write `authorization` with `credentials` instead.',
  secret: true,
};

const bearerTokenFile: Field = {
  type: text,
  doc: 'File in the Prometheus container that holds a token to send.',
  deprecated: '`bearerTokenFile` is the old way to send a token. Write `authorization` instead.',
};

export const sigv4 = lazily(() =>
  record({
    name: 'AWS signature',
    doc: sigv4OfPrometheus.doc,
    fields: borrowed(sigv4OfPrometheus.fields, {
      region: text,
      accessKey: { type: secretKey, doc: 'Secret with the access key.' },
      secretKey: { type: secretKey, doc: 'Secret with the secret key.' },
      profile: text,
      roleArn: text,
      externalId: { type: filled, doc: 'Id that the owner of the role asks for, so that nobody else may have it taken on.' },
      useFIPSSTSEndpoint: { type: bool, doc: 'Use the endpoint of the token service that meets FIPS.' },
    }),
    rules: [requires('externalId', ['roleArn'])],
  }),
);

const connection: Readonly<Record<string, Field>> = {
  ...borrowed(httpClientFields, { authorization: authorizationWithFile, basicAuth, tlsConfig: tlsWithFiles, ...proxyFields }),
  bearerTokenFile,
};

const remote: Readonly<Record<string, Field>> = {
  ...borrowed(httpClientFields, {
    authorization: authorizationWithFile,
    basicAuth,
    oauth2,
    tlsConfig: tlsWithFiles,
    followRedirects: bool,
    ...proxyFields,
  }),
  bearerToken,
  bearerTokenFile,
};

const queue = lazily(() =>
  record({
    name: 'queue of remote write',
    doc: 'How samples wait for the other server and how many are sent at once.',
    fields: borrowed(writeOfPrometheus.fields.queue_config.type.fields, {
      capacity: integer,
      minShards: integer,
      maxShards: integer,
      maxSamplesPerSend: integer,
      batchSendDeadline: duration,
      maxRetries: { type: integer, doc: 'No longer has an effect.' },
      minBackoff: duration,
      maxBackoff: duration,
      retryOnRateLimit: { type: bool, doc: 'Send again what was refused for coming too fast (status 429).' },
      sampleAgeLimit: duration,
    }),
  }),
);

const metadata = lazily(() =>
  record({
    name: 'metadata of remote write',
    doc: 'Whether help texts, types and units of metrics are sent as well.',
    fields: borrowed(writeOfPrometheus.fields.metadata_config.type.fields, {
      send: bool,
      sendInterval: duration,
      maxSamplesPerSend: int32AtLeast(-1),
    }),
  }),
);

export const remoteWrite = lazily(() =>
  record({
    name: 'remote write',
    doc: writeOfPrometheus.doc,
    label: 'url',
    fields: {
      ...borrowed(writeOfPrometheus.fields, {
        url: needed(httpUrl),
        name: text,
        remoteTimeout: duration,
        headers: map(formats.string, text),
        sendExemplars: bool,
        sendNativeHistograms: bool,
        roundRobinDNS: bool,
        queueConfig: queue,
        metadataConfig: metadata,
        sigv4: { type: sigv4, doc: 'Signs requests for Amazon Managed Prometheus.' },
        azureAd: { type: azureAd, doc: 'Logs in at Azure Monitor by Azure AD.' },
      }),
      writeRelabelConfigs: {
        type: relabelings,
        doc: 'Steps that drop or rewrite samples before they are sent.',
        knownAs: ['writeRelabelings'],
      },
      messageVersion: {
        type: oneOfValues(
          { value: 'V1.0', doc: 'Remote write 1.0.' },
          { value: 'V2.0', doc: 'Remote write 2.0, which carries metadata and native histograms.' },
        ),
        doc: 'Version of the protocol to send.',
        since: '2.54',
      },
      enableHTTP2: { type: bool, doc: 'Offer HTTP/2 over TLS.', default: 'true' },
      ...remote,
    },
    rules: proxyRules,
  }),
);

export const remoteRead = lazily(() =>
  record({
    name: 'remote read',
    doc: readOfPrometheus.doc,
    label: 'url',
    fields: {
      ...borrowed(readOfPrometheus.fields, {
        url: needed(httpUrl),
        name: text,
        requiredMatchers: map(formats.labelName, text),
        remoteTimeout: duration,
        headers: map(formats.string, text),
        readRecent: bool,
        filterExternalLabels: bool,
      }),
      ...remote,
    },
    rules: proxyRules,
  }),
);

export const apiServer = lazily(() =>
  record({
    name: 'API server connection',
    doc: 'How Prometheus reaches the API server of another cluster than its own.',
    fields: { host: { ...needed(text), doc: 'Address of the API server: a host, or a host and a port.' }, ...connection, bearerToken },
    rules: proxyRules,
  }),
);

const alertmanagerEndpoint = lazily(() =>
  record({
    name: 'Alertmanager endpoint',
    doc: 'A Service with Alertmanagers behind it that alerts are sent to.',
    label: 'name',
    fields: {
      namespace: { type: filled, doc: 'Namespace of the Service; without it that of the Prometheus resource.' },
      name: { ...needed(filled), doc: 'Name of the Service.' },
      port: { ...needed(intOrText), doc: 'Port of the Service, by name or number.' },
      ...borrowed(alertmanagerOfPrometheus.fields, {
        scheme,
        pathPrefix: filled,
        timeout: duration,
        relabelings,
        alertRelabelings: { type: relabelings, doc: 'Steps that drop or rewrite alerts before they are sent to these Alertmanagers.' },
        sigv4: { type: sigv4, doc: 'Signs requests for Amazon Managed Prometheus.' },
      }),
      apiVersion: {
        type: oneOfValues(
          { value: 'v2', also: ['V2'], doc: 'The API of today.' },
          { value: 'v1', also: ['V1'], doc: 'The first API, gone from Alertmanager 0.27 and from Prometheus 3.' },
        ),
        doc: 'Version of the API to speak.',
        default: 'v2',
      },
      ...connection,
      ...borrowed(httpClientFields, { authorization }),
      enableHttp2: { type: bool, doc: 'Offer HTTP/2 over TLS.', default: 'true' },
    },
    rules: proxyRules,
  }),
);

export const alerting = lazily(() =>
  record({
    name: 'alerting of a Prometheus',
    doc: 'Where alerts are sent to.',
    fields: {
      alertmanagers: { ...needed(list(alertmanagerEndpoint, { noNullItems: true })), doc: 'Services with Alertmanagers behind them.' },
    },
  }),
);
