import * as formats from '../../formats/index.ts';
import { map, record } from '../../schema/build.ts';
import type { Ref } from '../../schema/types.ts';
import { tracing as ofPrometheus } from '../tracing.ts';
import { httpHeaders, tls } from './http.ts';
import { undatedFields } from './undated.ts';

const fields = undatedFields(ofPrometheus.fields);

const headerOf = (headers: Ref): Ref => (typeof headers === 'object' && headers.kind === 'map' ? headers.value : headers);

/** tracing/config.go, TracingConfig: that of Prometheus but for the headers. */
export const tracing = record({
  ...ofPrometheus,
  doc: 'Sends traces of Alertmanager itself over OTLP: what the way of a notification takes its time for.',
  fields: {
    ...fields,
    tls_config: { ...fields.tls_config, type: tls },
    headers: {
      type: map(formats.looseHeaderName, headerOf(httpHeaders)),
      doc: 'Further headers for the receiver of the traces, such as an API key.',
    },
  },
});
