/** No connection to the target, or none that speaks HTTP. Wordings: Go's net and net/http. */
import type { Rule } from './rule.ts';

export const connectionRules: readonly Rule[] = [
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
    when: /no route to host|network is unreachable|cannot assign requested address/,
    message: ({ address }) => `There is no network route from Prometheus to ${address}.`,
    fix: () => 'Check the address, and NetworkPolicies and firewalls between the two.',
  },
  {
    fault: 'address',
    when: /unsupported protocol scheme "([^"]*)"/,
    message: ({ caught }) => `The job scrapes with the scheme "${caught.join('')}", which does not exist.`,
    fix: () => 'Set "scheme" to http or https, or correct the relabel step that writes __scheme__.',
  },
  {
    fault: 'address',
    when: /parse "[^"]*": (.+)|(invalid port|too many colons in address|missing port in address)/,
    message: ({ address, caught }) => `${address} is no address that Prometheus can ask: ${caught.join('')}.`,
    fix: () => 'Write the target as HOST:PORT, or correct the relabel step that writes __address__.',
  },
  {
    fault: 'timeout',
    when: /context deadline exceeded|i\/o timeout|Client\.Timeout/,
    message: ({ address }) => `${address} did not answer within the scrape_timeout.`,
    fix: () => 'Check NetworkPolicies and firewalls; if the target is merely slow, raise scrape_timeout, up to scrape_interval.',
  },
  {
    fault: 'notHttp',
    when: /malformed HTTP (response|status code|version)/,
    message: ({ address }) => `${address} answers, but not in HTTP: this is not a port of metrics.`,
    fix: () => 'Set the port that serves metrics; a program without one needs an exporter beside it.',
  },
  {
    fault: 'compression',
    when: /^(?:gzip: .+|unexpected EOF|flate: .+)$/,
    message: ({ address, path }) => `The answer of ${address} to ${path} broke off, or is not compressed as it says.`,
    fix: () => 'Correct the Content-Encoding of the target, or set "enable_compression: false" in the job.',
  },
  {
    fault: 'closed',
    when: /: EOF$|connection reset by peer|broken pipe/,
    message: ({ address }) => `${address} closed the connection without an answer.`,
    fix: ({ error }) =>
      error.includes('"https:')
        ? 'If the port speaks plain HTTP, set "scheme: http" in the job; else look into the log of the target.'
        : 'If the port speaks TLS, set "scheme: https" in the job; else check that the port serves HTTP.',
  },
];
