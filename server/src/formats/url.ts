import type { Severity } from '../schema/rule.ts';
import type { Format, FormatProblem, ScalarView } from '../schema/types.ts';
import { parseGoUrl } from './goUrl.ts';
import { secret, writtenSecret } from './secret.ts';

interface Expectation {
  /** Schemes that make sense; empty where any does. */
  readonly schemes: readonly string[];
  /** How bad another scheme is, or no scheme. */
  readonly scheme: Severity;
  /** How bad a missing host is, where the scheme is one that has hosts. */
  readonly host: Severity;
  /** How bad it is where not even Go can parse the text, of a text that Prometheus keeps as it is; absent where it keeps a URL. */
  readonly unparsable?: Severity;
}

function urlFormat(name: string, example: string, expectation: Expectation): Format {
  const format = { name, yaml: 'string', example } as const;
  if (expectation.unparsable !== undefined) return { ...format, check: ({ text }) => urlProblem(text, expectation) };
  return { ...format, readsItself: true, check: scalar => quotedNull(scalar) ?? urlProblem(scalar.text, expectation) };
}

/** Go cannot tell it from a null, and finds no URL in it. */
const quotedNull = ({ text, style, tag }: ScalarView): FormatProblem | undefined =>
  tag === undefined && style !== 'plain' && (text === 'null' || text === '~')
    ? { message: `\`${text}\` is refused here: write an address, or leave the key out.` }
    : undefined;

const web = ['http', 'https'];

/**
 * A URL that Prometheus parses on load with Go's net/url (prometheus/common config.go, URL.UnmarshalYAML). Go takes nearly
 * everything, even the empty text, so a URL that names no http server is a warning here.
 */
export const url = urlFormat('URL', 'https://prometheus.example.com/api/v1/write', { schemes: web, scheme: 'warning', host: 'warning' });

/** The address of a proxy; SOCKS is spoken as well. */
export const proxyUrl = urlFormat('URL', 'http://proxy.example.com:3128', {
  schemes: ['http', 'https', 'socks5', 'socks5h'],
  scheme: 'warning',
  host: 'warning',
});

/** A URL that must be http or https and name a host, else Prometheus refuses it (discovery/http/http.go, SDConfig.UnmarshalYAML). */
export const httpUrl = urlFormat('http URL', 'https://discovery.example.com/targets', { schemes: web, scheme: 'error', host: 'error' });

/** Such a URL that is kept secret; `<secret>` is taken for one (Alertmanager config/common/url.go, SecretURL). */
export const hiddenUrl: Format = {
  ...httpUrl,
  example: 'https://hooks.example.com/services/T0/B0/x',
  check: scalar => (scalar.text === '<secret>' ? secret.check(scalar) : httpUrl.check(scalar)),
};

/** One that has a key beside it which names a file instead, since whoever has it can post through it. */
export const secretUrl: Format = { ...hiddenUrl, check: scalar => hiddenUrl.check(scalar) ?? writtenSecret.check(scalar) };

/** A URL that must have a scheme and a host, else Prometheus refuses it (discovery/eureka/eureka.go, discovery/xds/kuma.go). */
export const serverUrl: Format = {
  ...url,
  example: 'http://discovery.example.com:8761/eureka',
  check({ text }) {
    const parsed = parseGoUrl(text);
    const strict: Severity = 'scheme' in parsed && (parsed.scheme === '' || parsed.host === '') ? 'error' : 'warning';
    return urlProblem(text, { schemes: web, scheme: strict, host: strict });
  },
};

/** The address of a Docker daemon, often a socket (discovery/moby/docker.go). */
export const dockerHost = urlFormat('URL', 'unix:///var/run/docker.sock', {
  schemes: ['unix', 'tcp', 'http', 'https', 'npipe', 'ssh'],
  scheme: 'warning',
  host: 'warning',
  unparsable: 'error',
});

/** A URL that Prometheus checks on load and keeps as text. */
export const keptUrl = urlFormat('URL', url.example, { schemes: web, scheme: 'warning', host: 'warning', unparsable: 'error' });

/** A URL in a field that Prometheus keeps as text and reads only when it first connects: nothing about it is refused on load. */
export const lateUrl = urlFormat('URL', 'https://auth.example.com/oauth/token', {
  schemes: web,
  scheme: 'warning',
  host: 'warning',
  unparsable: 'warning',
});

const hostless = new Set(['unix', 'npipe']);

function urlProblem(text: string, { schemes, scheme, host, unparsable }: Expectation): FormatProblem | undefined {
  const parsed = parseGoUrl(text);
  if ('reason' in parsed) {
    return { message: `This is not a URL: ${parsed.reason}.`, severity: unparsable ?? 'error', ...withScheme(text) };
  }
  if (!schemes.includes(parsed.scheme)) {
    const allowed = schemes.slice(0, 2).map(name => `\`${name}://\``);
    return { message: `The URL must begin with ${allowed.join(' or ')}.`, severity: scheme, ...withScheme(text) };
  }
  if (parsed.host === '' && !hostless.has(parsed.scheme)) {
    return { message: 'The URL names no host. Write one after `//`.', severity: host };
  }
  return undefined;
}

/** `host:port/path` with the scheme put before it, where that alone makes it a URL. */
function withScheme(text: string): { readonly replacement?: string } {
  return /^[\w.-]+(?::\d+)?(?:\/\S*)?$/.test(text) && /[.:]/.test(text) ? { replacement: `http://${text}` } : {};
}
