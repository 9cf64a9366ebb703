import type { Format } from '../schema/types.ts';

/** A header's name, refused when it is one of `reserved`; names are compared without regard to case. */
function headerName(reserved: readonly string[], hint: string): Format {
  const names = new Set(reserved.map(name => name.toLowerCase()));
  return {
    name: 'HTTP header name',
    yaml: 'string',
    example: 'X-Scope-OrgID',
    check({ text }) {
      if (names.has(text.toLowerCase())) return { message: `The header \`${text}\` is set by other means and refused here. ${hint}` };
      if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text)) return undefined;
      return { message: 'A header name is letters, digits and dashes, without blanks.', severity: 'warning' };
    },
  };
}

/** Headers of every connection that has `http_headers` (prometheus/common config/headers.go, reservedHeaders). */
const everywhere = [
  'Authorization',
  'Host',
  'Content-Encoding',
  'Content-Length',
  'Content-Type',
  'User-Agent',
  'Connection',
  'Keep-Alive',
  'Proxy-Authenticate',
  'Proxy-Authorization',
  'Www-Authenticate',
  'Accept-Encoding',
  'X-Prometheus-Remote-Write-Version',
  'X-Prometheus-Remote-Read-Version',
  'X-Prometheus-Scrape-Timeout-Seconds',
  'X-Amz-Date',
  'X-Amz-Security-Token',
  'X-Amz-Content-Sha256',
] as const;

const credentials = 'Credentials belong under `basic_auth`, `authorization` or `oauth2`.';

export const httpHeaderName = headerName(everywhere, credentials);

/** Headers of remote write, remote read and tracing (config.go, reservedHeaders), where nothing is scraped. */
export const remoteHeaderName = headerName(
  everywhere.filter(name => name !== 'X-Prometheus-Scrape-Timeout-Seconds'),
  credentials,
);

/** Headers that nothing refuses on load, where the same would be sent twice (Alertmanager tracing/config.go). */
export const looseHeaderName: Format = {
  ...httpHeaderName,
  check(scalar) {
    const problem = httpHeaderName.check(scalar);
    return problem && { ...problem, severity: 'warning' };
  },
};
