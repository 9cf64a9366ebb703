import { BlockList, isIP } from 'node:net';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for a server by the environment, as kubectl chooses it: HTTPS_PROXY or HTTP_PROXY by the server's scheme, unless NO_PROXY names the host.
 * The rules are those of Go's golang.org/x/net/http/httpproxy, FromEnvironment. Absent where there is none.
 */
export function proxyFor(server: URL, env: Environment): string | undefined {
  const proxy = server.protocol === 'https:' ? variable(env, 'HTTPS_PROXY') : variable(env, 'HTTP_PROXY');
  if (proxy === undefined || isExcluded(server, variable(env, 'NO_PROXY') ?? '')) return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function variable(env: Environment, name: string): string | undefined {
  return env[name] || env[name.toLowerCase()] || undefined;
}

function isExcluded(server: URL, noProxy: string): boolean {
  const host = server.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)) return true;
  const port = server.port || (server.protocol === 'https:' ? '443' : '80');
  return noProxy
    .split(',')
    .map(entry => entry.trim().toLowerCase())
    .some(entry => entry !== '' && entryMatches(entry, host, port));
}

function entryMatches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return inSubnet(entry, host);
  const withPort = /^\[?(?<host>[^\]]+?)\]?:(?<port>\d+)$/.exec(entry)?.groups;
  const name = isIP(entry) ? entry : (withPort?.['host'] ?? entry);
  if (!isIP(entry) && withPort?.['port'] !== undefined && withPort['port'] !== port) return false;
  if (isIP(host)) return name === host;
  const domain = name.replace(/^\*?\./, '');
  // `.example.com` means its subdomains only, `example.com` the domain too.
  return host.endsWith(`.${domain}`) || (domain === name && host === domain);
}

function inSubnet(entry: string, host: string): boolean {
  const [address = '', prefix = ''] = entry.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0 || isIP(address) !== isIP(host) || !/^\d+$/.test(prefix)) return false;
  const subnet = new BlockList();
  try {
    subnet.addSubnet(address, Number(prefix), family);
  } catch {
    return false;
  }
  return subnet.check(host, family);
}
