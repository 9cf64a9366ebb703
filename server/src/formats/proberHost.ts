import type { Format } from '../schema/types.ts';
import { isIpv4, isIpv6 } from './ipv6.ts';

/** As the operator reads it (pkg/prometheus/resource_selector.go, validateProberURL): underscores are fine, a dot at the end too. */
const dnsName = /^\w[\w-]{0,62}(?:\.\w[\w-]{0,62})*[._]?$/;

const isHost = (text: string): boolean => isIpv4(text) || isIpv6(text) || dnsName.test(text);

/** The address of a prober: a host, or a host and a port, and nothing more. */
export const proberHost: Format = {
  name: 'host or host:port',
  yaml: 'string',
  example: 'blackbox-exporter:9115',
  check({ text }) {
    if (text === '') return { message: 'This cannot be empty. Write the host and port of the prober.' };
    const [, scheme, host = text, path] = /^([a-z]+:\/\/)?([^/]*)(\/.*)?$/i.exec(text) ?? [];
    if (scheme !== undefined || path !== undefined) {
      const message = 'Only a host and a port stand here. The scheme belongs into `scheme` beside it, and the path into `path`.';
      return { message, ...(host !== '' && { replacement: host }) };
    }
    const [, name, port] = /^(\[[^\]]*\]|[^:]*):([^:]*)$/.exec(text) ?? [];
    if (name === undefined || port === undefined)
      return isHost(text) ? undefined : { message: `\`${text}\` is not a host. Write one such as \`blackbox-exporter:9115\`.` };
    if (!isHost(name.replaceAll(/^\[|\]$/g, '')))
      return { message: `\`${name}\` is not a host. Write one such as \`blackbox-exporter:9115\`.` };
    return /^\+?\d+$/.test(port) && Number(port) > 0 && Number(port) < 65_536
      ? undefined
      : { message: `\`${port}\` is not a port. Write a number from 1 to 65535.` };
  },
};
