import type { Format, FormatProblem } from '../schema/types.ts';
import { parseGoUrl } from './goUrl.ts';

/**
 * A URL that Prometheus parses on load with Go's net/url (prometheus/common config.go, URL.UnmarshalYAML). Go takes nearly
 * everything, even the empty text, so a URL that names no http server is a warning here.
 */
export const url: Format = {
  name: 'URL',
  yaml: 'string',
  example: 'https://prometheus.example.com/api/v1/write',
  check: ({ text }) => urlProblem(text, 'warning'),
};

/** A URL that must be http or https and name a host, else Prometheus refuses it (discovery/http/http.go, SDConfig.UnmarshalYAML). */
export const httpUrl: Format = {
  ...url,
  name: 'http URL',
  example: 'https://discovery.example.com/targets',
  check: ({ text }) => urlProblem(text, 'error'),
};

/** A URL in a field that Prometheus keeps as text and reads only when it first connects: nothing about it is refused on load. */
export const lateUrl: Format = {
  ...url,
  example: 'https://auth.example.com/oauth/token',
  check({ text }) {
    const problem = urlProblem(text, 'warning');
    return problem && { ...problem, severity: 'warning' };
  },
};

function urlProblem(text: string, severity: 'error' | 'warning'): FormatProblem | undefined {
  const parsed = parseGoUrl(text);
  if ('reason' in parsed) return { message: `This is not a URL: ${parsed.reason}.`, ...withScheme(text) };
  if (parsed.scheme !== 'http' && parsed.scheme !== 'https') {
    return { message: 'The URL must begin with `http://` or `https://`.', severity, ...withScheme(text) };
  }
  if (parsed.host === '') return { message: 'The URL names no host. Write one after `//`.', severity };
  return undefined;
}

/** `host:port/path` with the scheme put before it, where that alone makes it a URL. */
function withScheme(text: string): { readonly replacement?: string } {
  return /^[\w.-]+(?::\d+)?(?:\/\S*)?$/.test(text) && /[.:]/.test(text) ? { replacement: `http://${text}` } : {};
}
