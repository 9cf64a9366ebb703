/** TLS that is not there, not wanted or not trusted. Wordings: Go's crypto/tls, crypto/x509 and net/http. */
import type { Rule, Scrape } from './rule.ts';

const reason = ({ caught }: Scrape): string => caught.join(' ');

export const tlsRules: readonly Rule[] = [
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
    fault: 'unknownAuthority',
    when: /x509: certificate signed by unknown authority/,
    message: ({ address }) => `The certificate of ${address} is signed by an authority that Prometheus does not know.`,
    fix: () => 'Set "ca_file" in "tls_config" of the job to the certificate of that authority, or of the target where it signs itself.',
  },
  {
    fault: 'certificateName',
    when: /x509: (?:certificate is (valid for .+, not .+|not valid for any names.*)|(cannot validate certificate for .+)|(certificate relies on legacy Common Name.*))/,
    message: scrape => `The certificate of ${scrape.address} is for another name: ${reason(scrape)}.`,
    fix: () => 'Set "server_name" in "tls_config" of the job to a name of the certificate, or scrape the target by that name.',
  },
  {
    fault: 'certificateTime',
    when: /x509: certificate has expired or is not yet valid: (.+)/,
    message: scrape => `The certificate of ${scrape.address} has expired or does not hold yet: ${reason(scrape)}.`,
    fix: () => 'Renew the certificate of the target, and compare the clocks of both machines.',
  },
  {
    fault: 'clientCertificate',
    when: /remote error: tls: (certificate required|bad certificate|unknown certificate authority|handshake failure)/,
    message: scrape => `${scrape.address} does not take the connection without a client certificate that it trusts: ${reason(scrape)}.`,
    fix: () => 'Set "cert_file" and "key_file" in "tls_config" of the job.',
  },
  {
    fault: 'tls',
    when: /x509: (.+)|tls: (.+)/,
    message: scrape => `The TLS connection to ${scrape.address} failed: ${reason(scrape)}.`,
    fix: () => 'Set "tls_config" in the job to what the target wants, its min_version included.',
  },
];
