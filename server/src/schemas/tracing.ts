import * as formats from '../formats/index.ts';
import { map, oneOfValues, record, readingItself } from '../schema/build.ts';
import { bool, duration, fraction, nonEmpty, text } from './scalars.ts';
import { orUnset } from './shared.ts';
import { tlsConfig } from './tls.ts';

/** With the checks of TracingConfig.UnmarshalYAML (config/config.go). */
export const tracing = record({
  name: 'tracing section',
  doc: 'Sends traces of Prometheus itself over OTLP: what a slow query or a slow rule spends its time on.',
  fields: {
    endpoint: {
      type: nonEmpty,
      doc: 'Address of the receiver as `host:port`, by custom 4317 for gRPC and 4318 for HTTP.',
      required: true,
      since: '2.34',
    },
    client_type: {
      type: readingItself(oneOfValues({ value: 'grpc', doc: 'OTLP over gRPC.' }, { value: 'http', doc: 'OTLP over HTTP.' })),
      doc: 'Transport to the receiver.',
      default: 'grpc',
      since: '2.34',
    },
    sampling_fraction: {
      type: fraction,
      doc: 'Share of requests that are traced: 0 is none, 1 is all. Without it nothing is traced, unless the caller asks for it.',
      default: '0',
      since: '2.34',
    },
    insecure: { type: bool, doc: 'Connect without TLS, as to a collector on the same machine.', default: 'false', since: '2.34' },
    tls_config: { type: tlsConfig, doc: 'TLS settings of the connection to the receiver.', since: '2.34' },
    headers: {
      type: map(formats.remoteHeaderName, text),
      doc: 'Further headers for the receiver, such as an API key of a hosted service. `Authorization` is not allowed here.',
      since: '2.34',
    },
    compression: {
      type: orUnset(oneOfValues({ value: 'gzip', doc: 'Compress by gzip.' })),
      doc: 'How traces are compressed on their way. Without it they are not.',
      since: '2.34',
    },
    timeout: { type: duration, doc: 'How long one export may take.', default: '10s', since: '2.34' },
  },
});
