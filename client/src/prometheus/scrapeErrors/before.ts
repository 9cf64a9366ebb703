/**
 * What failed before the target was asked: the proxy, the login's file, the server of tokens. These fail in the words of the target's own
 * failures, so they are looked for first. Wordings: Go's net/http, and prometheus/common's config.
 */
import type { Rule } from './rule.ts';

export const rulesBeforeTarget: readonly Rule[] = [
  {
    fault: 'proxy',
    when: /proxyconnect tcp: (?:dial tcp (\S+): )?(.+)/,
    message: ({ address, caught: [proxy = '', ...reason] }) =>
      `The proxy ${proxy} of the job could not be reached, so ${address} was not asked: ${reason.join('') || proxy}.`,
    fix: () => 'Correct "proxy_url" in the job, or take it out; with "proxy_from_environment" the variables of Prometheus count.',
  },
  {
    fault: 'credentials',
    when: /unable to read (?:authorization credentials|basic auth \w+|.* file).*?open (.+): (no such file or directory|permission denied)/,
    message: ({ address, caught: [file = '', reason = ''] }) =>
      `Prometheus cannot read ${file}, which holds the login for ${address}: ${reason}.`,
    fix: () => 'Correct the path in the job, or mount the file where Prometheus runs and let its user read it.',
  },
  {
    fault: 'token',
    when: /oauth2: (.+)|: Post "([^"]+)": (.+)/,
    message: ({ address, caught }) => `Prometheus got no OAuth 2 token to ask ${address} with: ${caught.join(': ')}.`,
    fix: () => 'Correct client_id, client_secret, token_url and scopes of "oauth2" in the job.',
  },
];
