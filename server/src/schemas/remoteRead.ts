import * as formats from '../formats/index.ts';
import { list, map, record } from '../schema/build.ts';
import { httpClientFields, httpClientRules } from './httpClient.ts';
import { bool, duration, labelValue, text, unsigned, url } from './scalars.ts';

export const remoteRead = record({
  name: 'remote read endpoint',
  doc: 'A server that queries also read from, beside the local storage.',
  label: 'url',
  fields: {
    url: {
      type: url,
      doc: 'Address that answers reads, for another Prometheus `http://other:9090/api/v1/read`.',
      required: true,
      since: '2.0',
    },
    name: {
      type: text,
      doc: "Name of this endpoint in Prometheus' own metrics and logs. Must differ from those of the other endpoints; without it a hash is used.",
      since: '2.15',
    },
    required_matchers: {
      type: map(formats.labelName, labelValue, { nullKeys: true }),
      doc: 'Labels and values that a query must ask for, else this endpoint is left out. Spares it queries that it cannot answer.',
      since: '2.1',
    },
    read_recent: {
      type: bool,
      doc: 'Ask also for times that the local storage should cover completely.',
      default: 'false',
      since: '2.0',
    },
    filter_external_labels: {
      type: bool,
      doc: 'Add the external labels to each request as matchers, so that only what this server wrote comes back.',
      default: 'true',
      since: '2.34',
    },
    remote_timeout: { type: duration, doc: 'How long one request may take.', default: '1m', since: '2.0' },
    chunked_read_limit: {
      type: unsigned,
      doc: 'Largest frame of a streamed answer, in bytes.',
      default: '50000000',
      since: '2.55',
    },
    headers: {
      type: map(formats.remoteHeaderName, text),
      doc: 'Further headers for every request, such as `X-Scope-OrgID`. Headers that Prometheus sets itself are refused.',
      since: '2.26',
    },
    ...httpClientFields,
  },
  rules: httpClientRules,
  snippets: [{ label: 'endpoint', doc: 'A server without login.', body: 'url: ${1:http://prometheus-2:9090/api/v1/read}' }],
});

export const remoteReads = list(remoteRead, { noNullItems: true });
