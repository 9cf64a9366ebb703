import { isIpv6 } from './ipv6.ts';

/** Parts of a URL as Go's net/url sees them; `host` holds the port. */
export interface GoUrl {
  readonly scheme: string;
  readonly host: string;
}

export interface GoUrlFailure {
  readonly reason: string;
}

/** Go's url.Parse as far as acceptance goes: very lenient, but with these refusals (net/url of Go 1.26, parse and parseHost). */
export function parseGoUrl(text: string): GoUrl | GoUrlFailure {
  const [locator, fragment] = cut(text, '#');
  if (Array.from(locator).some(isControl)) return { reason: 'it holds a control character' };
  if (locator.startsWith(':')) return { reason: 'the scheme before the colon is missing' };
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(locator)?.[1] ?? '';
  const [rest] = cut(scheme ? locator.slice(scheme.length + 1) : locator, '?');
  if (!rest.startsWith('/')) {
    if (!scheme && cut(rest, '/')[0].includes(':')) return { reason: 'the scheme, such as `http://`, is missing' };
    return outcome({ scheme, host: '' }, badEscape(fragment) ?? (scheme ? undefined : badEscape(rest)));
  }
  const [authority, path] = rest.startsWith('//') && (scheme || !rest.startsWith('///')) ? atSlash(rest.slice(2)) : ['', rest];
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const failure = loginFailure(authority.slice(0, Math.max(0, at))) ?? hostFailure(host, scheme) ?? badEscape(path) ?? badEscape(fragment);
  return outcome({ scheme, host }, failure);
}

const outcome = ({ scheme, host }: GoUrl, reason: string | undefined): GoUrl | GoUrlFailure =>
  reason === undefined ? { scheme: scheme.toLowerCase(), host } : { reason };

const isControl = (character: string): boolean => character < ' ' || character === '\u007f';

function cut(text: string, separator: string): readonly [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function atSlash(rest: string): readonly [string, string] {
  const slash = rest.indexOf('/');
  return slash < 0 ? [rest, ''] : [rest.slice(0, slash), rest.slice(slash)];
}

function loginFailure(login: string): string | undefined {
  if (/[^\w.:~!$&'()*+,;=%@-]/.test(login)) return 'the user name or password holds a character that must be written as `%` and two digits';
  return badEscape(login);
}

function hostFailure(host: string, scheme: string): string | undefined {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return 'a `[` stands within the host';
  if (bracket === 0) return bracketedFailure(host);
  const web = /^https?$/i.test(scheme);
  const colon = web ? host.indexOf(':') : host.lastIndexOf(':');
  return (colon < 0 ? undefined : portFailure(host.slice(colon))) ?? nameFailure(host);
}

function bracketedFailure(host: string): string | undefined {
  const close = host.lastIndexOf(']');
  if (close < 0) return 'the `]` of the IPv6 address is missing';
  const address = host.slice(1, close);
  const zone = address.indexOf('%25');
  const failure = portFailure(host.slice(close + 1)) ?? nameFailure(zone < 0 ? address : address.slice(0, zone));
  if (failure !== undefined) return failure;
  const known = isIpv6(zone < 0 ? address : address.slice(0, zone)) && address.length !== zone + 3;
  return known ? undefined : 'what stands in brackets is no IPv6 address';
}

const portFailure = (port: string): string | undefined =>
  port === '' || /^:\d*$/.test(port) ? undefined : 'the port is not a number, or an IPv6 address stands there without brackets';

/** Beyond ASCII everything passes, written out or escaped. */
function nameFailure(name: string): string | undefined {
  if (Array.from(name.replaceAll(/[\w.~!$&'()*+,;=:[\]<>"%-]/g, '')).some(character => character < '\u0080')) {
    return 'the host holds a blank or another character that has no place there';
  }
  if (/%(?!25)[0-7][0-9a-fA-F]/.test(name)) return 'the host holds an escaped character that is written as it is there';
  return badEscape(name);
}

const badEscape = (text: string): string | undefined =>
  /%(?![0-9a-fA-F]{2})/.test(text) ? 'a `%` is not followed by two hexadecimal digits' : undefined;
