import { describe, expect, it } from 'vitest';
import { scrapeProblem } from '../../../client/src/prometheus/scrapeError.ts';

const problem = (lastError: string, scrapeUrl = 'http://redis:9121/metrics') =>
  scrapeProblem({
    scrapePool: 'redis',
    scrapeUrl,
    labels: {},
    discoveredLabels: {},
    health: 'down',
    lastError,
    lastScrapeDurationSeconds: 0,
  });

/** Most of them as Prometheus 3.16 wrote them when such targets were put before it; the rest from its and Go's sources. */
const seen: readonly (readonly [string, string])[] = [
  ['Get "https://redis:9121/metrics": http: server gave HTTP response to HTTPS client', 'httpsOnHttpPort'],
  ['Get "https://redis:9121/metrics": tls: first record does not look like a TLS handshake', 'httpsOnHttpPort'],
  [
    'Get "http://redis:9121/metrics": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03"',
    'httpOnHttpsPort',
  ],
  ['Get "http://redis:6379/metrics": net/http: HTTP/1.x transport connection broken: malformed HTTP status code "unknown"', 'notHttp'],
  ['Get "http://redis:6379/metrics": net/http: HTTP/1.x transport connection broken: malformed HTTP response "-ERR"', 'notHttp'],
  [
    'Get "https://redis:9121/metrics": tls: failed to verify certificate: x509: cannot validate certificate for 127.0.0.1 because it doesn\'t contain any IP SANs',
    'certificateName',
  ],
  ['Get "http://redis:9121/metrics": dial tcp 10.0.0.1:9121: connect: connection refused', 'refused'],
  ['Get "http://redis:9121/metrics": dial tcp: lookup redis on 10.96.0.10:53: no such host', 'unknownHost'],
  ['Get "http://redis:9121/metrics": dial tcp 10.0.0.1:9121: connect: no route to host', 'unroutable'],
  ['Get "http://redis:9121/metrics": context deadline exceeded', 'timeout'],
  ['Get "http://redis:9121/metrics": dial tcp 10.0.0.1:9121: i/o timeout', 'timeout'],
  ['server returned HTTP status 401 Unauthorized', 'unauthorized'],
  ['server returned HTTP status 403 Forbidden', 'forbidden'],
  ['server returned HTTP status 404 Not Found', 'notFound'],
  ['server returned HTTP status 500 Internal Server Error', 'httpStatus'],
  ['Get "/loop": stopped after 10 redirects', 'redirect'],
  ['received unsupported Content-Type "application/json" and no fallback_scrape_protocol specified for target', 'contentType'],
  ['non-compliant scrape target sending blank Content-Type and no fallback_scrape_protocol specified for target', 'contentType'],
  ['expected a valid start token, got "<" ("INVALID") while parsing: "<"', 'notMetrics'],
  ['strconv.ParseFloat: parsing "world": invalid syntax while parsing: "hello world"', 'notMetrics'],
  ['Get "https://redis:9121/metrics": proxyconnect tcp: tls: first record does not look like a TLS handshake', 'proxy'],
  ['Get "http://redis:9121/metrics": oauth2: cannot fetch token: 401 Unauthorized\nResponse: ', 'token'],
  ['Get "https://redis:9121/metrics": remote error: tls: protocol version not supported', 'tls'],
  ['sample limit exceeded', 'limit'],
  ['histogram bucket limit exceeded', 'limit'],
  ['data does not end with # EOF', 'notMetrics'],
  ['body size limit exceeded', 'limit'],
  ['Get "http://redis:9121/metrics": EOF', 'closed'],
  ['Get "http://redis:9121/metrics": read tcp 10.0.0.2:1->10.0.0.1:9121: read: connection reset by peer', 'closed'],
  ['something quite new', 'other'],
];

describe('the error of a scrape in plain words', () => {
  it.each(seen)('%s', (lastError, fault) => {
    const found = problem(lastError);
    expect(found?.fault).toBe(fault);
    for (const sentence of [found?.message, found?.fix]) expect(sentence).toMatch(/^[A-Za-z"].*\.$/);
  });

  it('is nothing where the last scrape went well', () => {
    expect(problem('')).toBeNull();
  });

  it('advises the full name where a short one does not resolve', () => {
    expect(problem('dial tcp: lookup redis on 10.96.0.10:53: no such host')).toEqual({
      fault: 'unknownHost',
      message: 'The name redis does not resolve where Prometheus runs.',
      fix: 'A Service in another namespace needs its full name: redis.NAMESPACE.svc.cluster.local.',
    });
    const full = problem('dial tcp: lookup redis.db.svc.cluster.local: no such host', 'http://redis.db.svc.cluster.local:9121/metrics');
    expect(full?.fix).toBe('Check that the Service exists and that its name, namespace and cluster domain are spelt right.');
  });

  it('names the Content-Type that was sent', () => {
    expect(problem('received unsupported Content-Type "text/html" and no fallback_scrape_protocol specified for target')?.message).toBe(
      'redis:9121 answered /metrics with "text/html", which is no metrics format.',
    );
  });
});
