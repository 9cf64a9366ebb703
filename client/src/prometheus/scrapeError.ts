/** The errors that Prometheus keeps of failed scrapes (`lastError` of a target), in plain words and with what to do. */
import type { ActiveTarget } from './api.ts';

/** What kept a scrape from working. Closed: quick fixes switch over it. */
type ScrapeFault =
  | 'httpsOnHttpPort'
  | 'httpOnHttpsPort'
  | 'notHttp'
  | 'certificate'
  | 'refused'
  | 'unknownHost'
  | 'unroutable'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'httpStatus'
  | 'redirect'
  | 'contentType'
  | 'notMetrics'
  | 'limit'
  | 'closed'
  | 'other';

export interface ScrapeProblem {
  readonly fault: ScrapeFault;
  /** One sentence: what happened, the target named. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly fix: string;
}

interface Scrape {
  /** `host:port` as Prometheus calls it. */
  readonly address: string;
  readonly host: string;
  readonly path: string;
  readonly error: string;
  /** What the rule's pattern caught, in its order. */
  readonly caught: readonly string[];
}

interface Rule {
  readonly fault: ScrapeFault;
  readonly when: RegExp;
  readonly message: (scrape: Scrape) => string;
  readonly fix: (scrape: Scrape) => string;
}

const lookAtIt = 'Open the address from where Prometheus runs and see what answers there.';

/** The first that matches holds. Wordings: Go's net, tls and net/http, and Prometheus' scrape and textparse packages. */
const rules: readonly Rule[] = [
  {
    fault: 'httpsOnHttpPort',
    when: /first record does not look like a TLS handshake|server gave HTTP response to HTTPS client/,
    message: ({ address }) => `${address} speaks plain HTTP, but the job scrapes it with scheme https.`,
    fix: () => 'Set "scheme: http" in the job, or leave scheme out.',
  },
  {
    fault: 'httpOnHttpsPort',
    when: /malformed HTTP response "\\x15|HTTP request to an HTTPS server/,
    message: ({ address }) => `${address} speaks TLS, but the job scrapes it with plain HTTP.`,
    fix: () => 'Set "scheme: https" in the job.',
  },
  {
    fault: 'notHttp',
    when: /malformed HTTP (response|status code|version)/,
    message: ({ address }) => `${address} answers, but not in HTTP: this is not a port of metrics.`,
    fix: () => 'Set the port that serves metrics; a program without one needs an exporter beside it.',
  },
  {
    fault: 'certificate',
    when: /x509: (.+)|tls: (.+)/,
    message: ({ address, caught }) => `The TLS connection to ${address} failed: ${caught.join(' ')}.`,
    fix: () => 'Set "tls_config" in the job: its ca_file for a private authority, its server_name for a certificate of another name.',
  },
  {
    fault: 'refused',
    when: /connection refused/,
    message: ({ address }) => `Nothing listens at ${address}: the connection was refused.`,
    fix: () => 'Check the port, that the process runs, and that it does not listen on 127.0.0.1 only.',
  },
  {
    fault: 'unknownHost',
    when: /no such host|server misbehaving/,
    message: ({ host }) => `The name ${host} does not resolve where Prometheus runs.`,
    fix: ({ host }) =>
      host.includes('.')
        ? 'Check that the Service exists and that its name, namespace and cluster domain are spelt right.'
        : `A Service in another namespace needs its full name: ${host}.NAMESPACE.svc.cluster.local.`,
  },
  {
    fault: 'unroutable',
    when: /no route to host|network is unreachable/,
    message: ({ address }) => `There is no network route from Prometheus to ${address}.`,
    fix: () => 'Check the address, and NetworkPolicies and firewalls between the two.',
  },
  {
    fault: 'timeout',
    when: /context deadline exceeded|i\/o timeout|Client\.Timeout/,
    message: ({ address }) => `${address} did not answer within the scrape_timeout.`,
    fix: () => 'Check NetworkPolicies and firewalls; if the target is merely slow, raise scrape_timeout, up to scrape_interval.',
  },
  {
    fault: 'unauthorized',
    when: /HTTP status 401/,
    message: ({ address }) => `${address} wants a login (401).`,
    fix: () => 'Set "authorization" or "basic_auth" in the job.',
  },
  {
    fault: 'forbidden',
    when: /HTTP status 403/,
    message: ({ address, path }) => `${address} does not allow Prometheus to read ${path} (403).`,
    fix: () => 'Give the account that the job logs in with the right to read metrics, or set another one in "authorization".',
  },
  {
    fault: 'notFound',
    when: /HTTP status 404/,
    message: ({ address, path }) => `${address} has nothing at ${path} (404).`,
    fix: () => 'Set "metrics_path" in the job to where the metrics are, or choose the port that serves them.',
  },
  {
    fault: 'httpStatus',
    when: /HTTP status (\d{3} .*)/,
    message: ({ address, path, caught }) => `${address} answered ${path} with ${caught.join('')}.`,
    fix: ({ error }) =>
      /status 400/.test(error)
        ? 'If the port speaks TLS, set "scheme: https" in the job.'
        : "Look into the target's own log for the reason.",
  },
  {
    fault: 'redirect',
    when: /stopped after \d+ redirects/,
    message: ({ address, path }) => `${address} redirects ${path} in a circle.`,
    fix: () => 'Set "metrics_path" and "scheme" in the job to where the redirects should lead.',
  },
  {
    fault: 'contentType',
    when: /unsupported Content-Type "([^"]*)"|blank Content-Type/,
    message: ({ address, path, caught }) =>
      caught.length === 0
        ? `${address} does not say at ${path} which format its metrics have: the Content-Type is missing.`
        : `${address} answered ${path} with "${caught.join('')}", which is no metrics format.`,
    fix: () =>
      'If those are metrics, set "fallback_scrape_protocol: PrometheusText0.0.4" in the job; else correct metrics_path or the port.',
  },
  {
    fault: 'limit',
    when: /(body size|sample|label|label_name_length|label_value_length|bucket)[_ ]limit exceeded/,
    message: ({ address, error }) => `Prometheus refused the metrics of ${address}: ${error}.`,
    fix: () => 'Raise the limit in the job, or drop what is too much with metric_relabel_configs.',
  },
  {
    fault: 'notMetrics',
    when: /INVALID|not a valid start token|while parsing|expected .* got|text format parsing/,
    message: ({ address, path }) => `What ${address} serves at ${path} is not in a format that Prometheus reads.`,
    fix: () => 'Set "metrics_path" or the port to where the metrics are; a web page is no metrics.',
  },
  {
    fault: 'closed',
    when: /EOF$|connection reset by peer|broken pipe/,
    message: ({ address }) => `${address} closed the connection without an answer.`,
    fix: () => 'If the port speaks TLS, set "scheme: https" in the job; else check that the port serves HTTP.',
  },
];

/** The error of a down target in plain words; null for a target whose last scrape went well. */
export function scrapeProblem(target: ActiveTarget): ScrapeProblem | null {
  const error = target.lastError.trim();
  if (error === '') return null;
  const place = placeOf(target.scrapeUrl);
  for (const rule of rules) {
    const found = rule.when.exec(error);
    if (found === null) continue;
    const scrape: Scrape = { ...place, error, caught: found.slice(1).filter(text => text !== undefined) };
    return { fault: rule.fault, message: rule.message(scrape), fix: rule.fix(scrape) };
  }
  return { fault: 'other', message: `Prometheus could not scrape ${place.address}: ${error}.`, fix: lookAtIt };
}

function placeOf(scrapeUrl: string): Pick<Scrape, 'address' | 'host' | 'path'> {
  const url = URL.parse(scrapeUrl);
  return url === null ? { address: scrapeUrl, host: scrapeUrl, path: '/' } : { address: url.host, host: url.hostname, path: url.pathname };
}
