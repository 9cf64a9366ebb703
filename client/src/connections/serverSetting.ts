import type { ServerSetting, ServiceAddress } from '../editor/contributions.ts';
import { parseServerUrl } from '../prometheus/endpoints.ts';

/** What tells one server from another, and shows a person where it is: its URL, or `CONTEXT/NAMESPACE/SERVICE:PORT` and the path there. */
export function addressOf(server: ServerSetting): string {
  if (server.service === undefined) return server.url;
  const { context, namespace, name, port, path = '' } = server.service;
  return `${context}/${namespace}/${name}:${port}${path}`;
}

/** Settings are typed by hand: an entry that is no server is as good as absent. */
export function isServer(value: unknown): value is ServerSetting {
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string') return false;
  if ('service' in value && value.service !== undefined) return isServiceAddress(value.service);
  return 'url' in value && typeof value.url === 'string' && parseServerUrl(value.url) !== undefined;
}

function isServiceAddress(value: unknown): value is ServiceAddress {
  if (typeof value !== 'object' || value === null) return false;
  const { context, namespace, name, port, path }: Partial<Record<keyof ServiceAddress, unknown>> = value;
  return (
    [context, namespace, name].every(one => typeof one === 'string' && one !== '') &&
    (typeof port === 'number' || (typeof port === 'string' && port !== '')) &&
    (path === undefined || (typeof path === 'string' && path.startsWith('/')))
  );
}
