import { list, oneOfValues, record } from '../../schema/build.ts';
import { uniqueItems } from '../../schema/rules.ts';
import type { Field } from '../../schema/types.ts';
import { kubernetes, kubernetesList } from './kubernetes/pods.ts';
import { lazily } from './lazily.ts';
import { argument } from './prometheusPod.ts';
import { bool, duration, text } from './scalars.ts';
import { secretKey } from './selectors.ts';
import { tlsWithFiles } from './tls.ts';

const some = 'The list is empty. Name one, or remove the key.';

export const grpcTls = lazily(() =>
  record({
    name: 'TLS of the Thanos sidecar',
    doc: 'How the sidecar serves gRPC over TLS.',
    fields: {
      ...tlsWithFiles.fields,
      cipherSuites: { type: list(text, { nonEmpty: some, noNullItems: true }), doc: 'Cipher suites to offer up to TLS 1.2.' },
      curves: { type: list(text, { nonEmpty: some, noNullItems: true }), doc: 'Elliptic curves to offer.' },
    },
    rules: [uniqueItems('cipherSuites'), uniqueItems('curves')],
  }),
);

const former = (doc: string): Field => ({ type: text, doc, deprecated: 'Superseded by `image`: write the whole name of the image there.' });

/** The field `thanos` of a Prometheus resource (ThanosSpec in pkg/apis/monitoring/v1/prometheus_types.go). */
export const thanosSidecar = lazily(() =>
  record({
    name: 'Thanos sidecar',
    doc: 'A Thanos sidecar beside Prometheus, which serves its data to Thanos and may upload it.',
    fields: {
      image: { type: text, doc: 'Container image of Thanos; wins over `version`.' },
      version: { type: text, doc: 'Version of Thanos to run.' },
      objectStorageConfig: {
        type: secretKey,
        doc: 'Secret with the bucket that blocks are uploaded to, as Thanos writes it. Without a bucket nothing is uploaded.',
      },
      objectStorageConfigFile: { type: text, doc: 'File in the container with the bucket. It wins over `objectStorageConfig`.' },
      blockSize: {
        type: duration,
        doc: 'How much time a block of Prometheus spans. Anything but the default is of use for tests alone.',
        default: '2h',
      },
      readyTimeout: { type: duration, doc: 'How long the sidecar waits for Prometheus to start.' },
      getConfigTimeout: { type: duration, doc: 'How long it waits for the configuration of Prometheus.' },
      getConfigInterval: { type: duration, doc: 'How often it reads the configuration of Prometheus.' },
      minTime: { type: text, doc: 'Begin of the time that the sidecar answers for: a time, or a duration such as `-2h`.' },
      listenLocal: {
        type: bool,
        doc: 'Listen on the loopback address alone.',
        deprecated: 'Superseded by `grpcListenLocal` and `httpListenLocal`: write these instead.',
      },
      grpcListenLocal: { type: bool, doc: 'Serve gRPC on the loopback address alone.', default: 'false' },
      httpListenLocal: { type: bool, doc: 'Serve HTTP on the loopback address alone.', default: 'false' },
      grpcServerTlsConfig: { type: grpcTls, doc: 'How the sidecar serves gRPC over TLS. Only files of the container count.' },
      logLevel: {
        type: oneOfValues(...['', 'debug', 'info', 'warn', 'error'].map(value => ({ value, doc: 'How much is logged.' }))),
        doc: 'How much is logged.',
      },
      logFormat: {
        type: oneOfValues(...['', 'logfmt', 'json'].map(value => ({ value, doc: 'In which form is logged.' }))),
        doc: 'In which form is logged.',
      },
      tracingConfig: { type: secretKey, doc: 'Secret with the tracing of the sidecar, as Thanos writes it.' },
      tracingConfigFile: { type: text, doc: 'File in the container with the tracing. It wins over `tracingConfig`.' },
      resources: kubernetes('resourcesBlock', 'Memory and processors that the sidecar asks for and may use.'),
      volumeMounts: kubernetesList('volumeMount', 'Where volumes appear in the sidecar.'),
      additionalArgs: { type: list(argument, { noNullItems: true }), doc: 'Flags of the sidecar that the resource has no field for.' },
      baseImage: former('Part of the image: the repository.'),
      tag: former('Part of the image: the tag.'),
      sha: former('Part of the image: the digest.'),
    },
  }),
);
