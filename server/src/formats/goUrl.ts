/** Parts of a URL as Go's net/url sees them; `host` holds the port. */
export interface GoUrl {
  readonly scheme: string;
  readonly host: string;
}

export interface GoUrlFailure {
  readonly reason: string;
}

/** Go's url.Parse as far as acceptance goes: very lenient, but with these refusals (net/url, parse and parseHost). */
export function parseGoUrl(text: string): GoUrl | GoUrlFailure {
  if (Array.from(text).some(isControl)) return { reason: 'it holds a control character' };
  if (text.startsWith(':')) return { reason: 'the scheme before the colon is missing' };
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)?.[1] ?? '';
  const rest = (scheme ? text.slice(scheme.length + 1) : text).replace(/#.*$/s, '').replace(/\?.*$/s, '');
  if (!rest.startsWith('/')) {
    if (scheme) return { scheme: scheme.toLowerCase(), host: '' };
    if (rest.split('/', 1)[0]?.includes(':')) return { reason: 'the scheme, such as `http://`, is missing' };
  }
  const [authority, path] = rest.startsWith('//') ? split(rest.slice(2)) : ['', rest];
  const escape = badEscape(path);
  if (escape) return { reason: escape };
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const failure = hostFailure(host);
  return failure ? { reason: failure } : { scheme: scheme.toLowerCase(), host };
}

const isControl = (character: string): boolean => character < ' ' || character === '\u007f';

function split(rest: string): [string, string] {
  const slash = rest.indexOf('/');
  return slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash)];
}

function hostFailure(host: string): string | undefined {
  if (host.startsWith('[')) {
    const close = host.lastIndexOf(']');
    if (close < 0) return 'the `]` of the IPv6 address is missing';
    return portFailure(host.slice(close + 1));
  }
  if (/[\s<>"^`{}\\|]/.test(host)) return 'the host holds a blank or another character that has no place there';
  const colon = host.indexOf(':');
  return badEscape(host) ?? (colon < 0 ? undefined : portFailure(host.slice(colon)));
}

/** Since 3.15 more than one colon outside brackets is refused as well. */
const portFailure = (port: string): string | undefined =>
  port === '' || /^:\d*$/.test(port) ? undefined : 'the port is not a number, or an IPv6 address stands there without brackets';

const badEscape = (text: string): string | undefined =>
  /%(?![0-9a-fA-F]{2})/.test(text) ? 'a `%` is not followed by two hexadecimal digits' : undefined;
