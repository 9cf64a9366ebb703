import { record } from '../../schema/build.ts';
import { httpClientFields, httpClientRules } from '../httpClient.ts';
import { duration, serverUrl, text } from '../scalars.ts';
import { since } from '../since.ts';

export const kumaDiscovery = record({
  name: 'Kuma discovery',
  doc: 'Targets are the data plane proxies of a Kuma service mesh, from its Monitoring Assignment Discovery Service.',
  label: 'server',
  fields: {
    server: {
      type: serverUrl,
      doc: "Address of the Kuma control plane's discovery service, such as `http://kuma-control-plane.kuma-system.svc:5676`.",
      required: true,
      since: '2.29',
    },
    client_id: {
      type: text,
      doc: 'Name under which the control plane knows this Prometheus. Without it the host name is used.',
      since: '2.50',
    },
    fetch_timeout: {
      type: duration,
      doc: 'How long one request may take. The control plane holds requests back until something changes, so keep it above a minute.',
      default: '2m',
      since: '2.29',
    },
    refresh_interval: {
      type: duration,
      doc: 'How long to wait between two requests to the control plane.',
      default: '15s',
      since: '2.29',
    },
    ...since('2.29', httpClientFields),
  },
  rules: httpClientRules,
});
