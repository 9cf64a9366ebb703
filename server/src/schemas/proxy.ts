import * as formats from '../formats/index.ts';
import { fields, list, map } from '../schema/build.ts';
import { forbiddenWith, requires, requiresOneOf, when } from '../schema/rules.ts';
import { holds, isTrue } from './conditions.ts';
import { bool, proxyUrl, secret, text } from './scalars.ts';

/** Spread into every record that connects over HTTP, and into OAuth 2.0, which fetches tokens by a connection of its own. */
export const proxyFields = fields({
  proxy_url: {
    type: proxyUrl,
    doc: 'HTTP proxy to go through, such as `http://proxy.example.com:3128`; `socks5://` works too. Needed where the network lets nothing out directly.',
    since: '2.0',
  },
  no_proxy: {
    type: text,
    doc: 'Addresses to reach without the proxy: IP addresses, CIDR ranges and domain names, joined by commas. Works only together with `proxy_url`.',
    since: '2.43',
  },
  proxy_from_environment: {
    type: bool,
    doc: 'Take the proxy from the variables `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` of the Prometheus process. Excludes `proxy_url` and `no_proxy`.',
    default: 'false',
    since: '2.43',
  },
  proxy_connect_header: {
    type: map(formats.string, list(secret)),
    doc: 'Headers sent to the proxy itself when it is asked to open a tunnel, typically `Proxy-Authorization`. Each name holds a list of values.',
    secret: true,
    since: '2.41',
  },
});

const fromEnvironment = isTrue('proxy_from_environment');

export const proxyRules = [
  ...when(fromEnvironment, forbiddenWith('proxy_from_environment', ['proxy_url', 'no_proxy'])),
  ...when(record => !fromEnvironment(record), requires('no_proxy', ['proxy_url'])),
  ...when(
    record => !fromEnvironment(record) && holds('proxy_connect_header')(record),
    requiresOneOf('proxy_connect_header', ['proxy_url'], {
      message: '`proxy_connect_header` is sent to a proxy, and none is set. Add `proxy_url` or `proxy_from_environment: true`.',
    }),
  ),
];
