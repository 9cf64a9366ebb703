/** From whatever undici and node throw to the closed list of PrometheusError, with a sentence for the person. */
import { PrometheusFailure } from './api.ts';

interface Circumstances {
  readonly url: URL;
  readonly timeoutMs: number;
}

export function networkFailure(cause: unknown, { url, timeoutMs }: Circumstances): PrometheusFailure {
  if (cause instanceof PrometheusFailure) return cause;
  const { code, text } = describe(cause);
  const server = `Prometheus at ${url.origin}`;
  const fail = (kind: 'unreachable' | 'timeout' | 'tls' | 'malformed', message: string): PrometheusFailure =>
    new PrometheusFailure({ kind, message }, { cause });

  switch (code) {
    case 'ECONNREFUSED':
      return fail(
        'unreachable',
        `Nothing listens at ${url.origin}: the connection was refused. Start Prometheus there or correct its URL.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fail(
        'unreachable',
        `The host name ${url.hostname} does not resolve on this machine. Correct the URL, or forward a port if it is a name inside a cluster.`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return fail('unreachable', `There is no network route to ${url.host}. Check the network or the VPN.`);
    case 'UND_ERR_PRX_CONN':
    case 'UND_ERR_PRX_TLS':
      return fail('unreachable', `The HTTP proxy could not reach ${url.origin} (${text}). Check the setting http.proxy or http.noProxy.`);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return fail('timeout', `${server} did not take the connection in time. Check the address, the network and firewalls.`);
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return fail('timeout', `${server} did not answer within ${timeoutMs / 1000} s. Ask for less, e.g. a shorter range, or try again.`);
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
      return fail('unreachable', `The connection to ${url.origin} was closed because its settings changed. Run the query again.`);
    default:
      break;
  }
  if (code.startsWith('HPE_')) {
    return fail('malformed', `What listens at ${url.origin} does not speak HTTP. If it expects TLS, write https:// in the URL.`);
  }
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return fail('tls', `${url.origin} does not speak TLS. If Prometheus serves plain HTTP there, write http:// in the URL.`);
  }
  if (isCertificateCode(code)) {
    return fail(
      'tls',
      `The certificate of ${url.origin} cannot be trusted: ${text}. Add its authority to this machine, or set http.proxyStrictSSL to false.`,
    );
  }
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code === 'EPROTO') {
    return fail(
      'tls',
      `No TLS connection to ${url.origin} could be made: ${text}. Check that the URL and the server's TLS settings agree.`,
    );
  }
  if (code.startsWith('Z_')) {
    return fail('malformed', `The compressed answer of ${url.origin} is damaged (${text}). Check what stands between here and Prometheus.`);
  }
  return fail('unreachable', `The connection to ${url.origin} broke off: ${text}. Check that Prometheus runs, then try again.`);
}

export function badProxy(proxy: string): PrometheusFailure {
  const message = `The setting http.proxy is "${proxy}", which is not the address of a proxy. Write it like http://proxy.example:3128.`;
  return new PrometheusFailure({ kind: 'unreachable', message });
}

export function tooLarge(url: URL, limitBytes: number): PrometheusFailure {
  const limit = limitBytes >= 1_048_576 ? `${Math.round(limitBytes / 1_048_576)} MiB` : `${limitBytes} bytes`;
  return new PrometheusFailure({
    kind: 'malformed',
    message: `The answer of ${url.origin} is larger than ${limit} and was refused. Ask for fewer series, a shorter range or a larger step.`,
  });
}

/** The code and the words of what was thrown; of several attempts (IPv6, IPv4) the first that says something. */
function describe(cause: unknown): { code: string; text: string } {
  if (!(cause instanceof Error)) return { code: '', text: String(cause) };
  const [first] = cause instanceof AggregateError ? cause.errors : [];
  const code = codeOf(cause) || codeOf(first) || codeOf(cause.cause);
  const text = withoutHint(cause.message) || (first instanceof Error ? first.message : '') || cause.name;
  return { code, text };
}

/** Node ends some messages with advice on its own command line, which nobody here has. */
function withoutHint(message: string): string {
  return message.replace(/; if the root CA is installed locally.*$/, '');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isCertificateCode(code: string): boolean {
  return /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/.test(code);
}
