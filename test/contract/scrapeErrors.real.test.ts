import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActiveTarget } from '../../client/src/prometheus/api.ts';
import { createPrometheusClient } from '../../client/src/prometheus/client.ts';
import { scrapeProblem } from '../../client/src/prometheus/scrapeError.ts';
import type { ScrapeFault } from '../../client/src/prometheus/scrapeErrors/rule.ts';
import { type OddTarget, type OddTargets, startOddTargets } from '../support/oddTargets.ts';
import { findPrometheus, type RealPrometheus, startRealPrometheus, until } from '../support/realPrometheus.ts';

interface OddJob {
  readonly target?: OddTarget;
  /** In place of a target's own. */
  readonly address?: string;
  readonly lines?: readonly string[];
}

const nowhere = '127.0.0.1:1';
const https = 'scheme: https';
const at = (page: string, ...lines: readonly string[]): OddJob => ({ lines: [`metrics_path: ${page}`, ...lines] });

/** Jobs that Prometheus fails to scrape, each with what we make of it: the fault, and some of the words. */
const failing: readonly (readonly [ScrapeFault, RegExp, OddJob])[] = [
  ['httpsOnHttpPort', /plain HTTP.*scheme: http"/, { lines: [https] }],
  ['httpsOnHttpPort', /plain HTTP/, { target: 'redis', lines: [https] }],
  ['closed', /speaks TLS, set "scheme: https"/, { target: 'https' }],
  ['unknownAuthority', /ca_file/, { target: 'https', lines: [https] }],
  ['certificateTime', /is after/, { target: 'expired', lines: [https] }],
  ['certificateName', /valid for 127\.0\.0\.2, not 127\.0\.0\.1/, { target: 'otherName', lines: [https] }],
  ['certificateName', /server_name/, { target: 'https', lines: [https, 'tls_config: { server_name: other.example }'] }],
  ['clientCertificate', /cert_file/, { target: 'wantsCertificate', lines: [https, 'tls_config: { insecure_skip_verify: true }'] }],
  ['proxy', /127\.0\.0\.1:1 of the job could not be reached/, { lines: [`proxy_url: http://${nowhere}`] }],
  ['credentials', /\/no\/such\/token.*no such file/, { lines: ['authorization: { credentials_file: /no/such/token }'] }],
  ['credentials', /\/no\/such\/password/, { lines: ['basic_auth: { username: a, password_file: /no/such/password }'] }],
  ['token', /no OAuth 2 token.*refused/, { lines: [`oauth2: { client_id: a, client_secret: b, token_url: 'http://${nowhere}' }`] }],
  ['refused', /Nothing listens.*127\.0\.0\.1 only/, { address: nowhere }],
  ['address', /scheme "htps"/, { lines: ['scheme: htps'] }],
  ['address', /localhost:99999.*invalid port/, { address: 'localhost:99999' }],
  ['address', /too many colons/, { address: '1:2:3' }],
  ['timeout', /did not answer within the scrape_timeout/, { target: 'silent' }],
  ['notHttp', /not in HTTP/, { target: 'redis' }],
  ['notHttp', /not in HTTP/, { target: 'ssh' }],
  ['closed', /closed the connection/, { target: 'hangsUp' }],
  ['closed', /closed the connection/, { target: 'resets' }],
  ['closed', /plain HTTP, set "scheme: http"/, { target: 'hangsUp', lines: [https] }],
  ['compression', /Content-Encoding/, at('/notGzip')],
  ['unauthorized', /wants a login/, at('/unauthorized')],
  ['forbidden', /403/, at('/forbidden')],
  ['notFound', /nothing at \/gone/, at('/gone')],
  ['notFound', /"params"/, at("'/metrics?all=1'")],
  ['httpStatus', /500 Internal Server Error/, at('/broken')],
  ['httpStatus', /429/, at('/busy')],
  ['httpStatus', /503/, at('/starting')],
  ['redirect', /in a circle/, at('/circle')],
  ['redirect', /302 Found/, at('/moved', 'follow_redirects: false')],
  ['contentType', /"application\/json"/, at('/json')],
  ['contentType', /"text\/html; charset=utf-8"/, at('/page')],
  ['contentType', /Content-Type is missing/, at('/untyped')],
  ['contentType', /"text\/plain; charset"/, at('/badType')],
  ['notMetrics', /a web page or JSON is no metrics/, at('/html')],
  ['notMetrics', /begins `\{"fine":`.*a web page or JSON/, at('/jsonText')],
  ['notMetrics', /a web page or JSON/, at('/json', 'fallback_scrape_protocol: PrometheusText0.0.4')],
  ['notMetrics', /"world" is no number, in the line that begins `hello world`/, at('/noValue')],
  ['notMetrics', /begins `fine\{path="\/`/, at('/cut')],
  ['notMetrics', /expected label value.*`fine\{path=x`/, at('/unquoted')],
  ['notMetrics', /`not-a-name`/, at('/dashed')],
  ['notMetrics', /# EOF/, at('/noEnd')],
  ['lineEnds', /carriage return/, at('/windows')],
  ['series', /has the label a twice/, at('/twiceALabel')],
  ['series', /A label value .* is not UTF-8/, at('/notUtf8')],
  ['series', /__name__/, { lines: ['metric_relabel_configs: [{ action: labeldrop, regex: __name__ }]'] }],
  ['limit', /larger than the job's body_size_limit/, at('/many', 'body_size_limit: 8B')],
  ['limit', /limit of samples/, at('/many', 'sample_limit: 2')],
  ['limit', /label_limit/, at('/labelled', 'label_limit: 3')],
  ['limit', /label_name_length_limit, by its label __name__/, at('/labelled', 'label_name_length_limit: 5')],
  ['limit', /label_value_length_limit, by its label instance/, at('/labelled', 'label_value_length_limit: 6')],
];

/** What Prometheus says nothing of: it keeps what it can and leaves the target up. */
const up: readonly OddJob[] = [at('/metrics'), at('/nothing'), at('/twice'), at('/old')];

const binary = findPrometheus();
const signal = new AbortController().signal;

describe.skipIf(binary === undefined && process.env['CI'] !== 'true')(
  'the errors of real scrapes (skipped where neither PROMWB_PROMETHEUS nor the PATH has Prometheus 3)',
  () => {
    let odd: OddTargets;
    let server: RealPrometheus;
    let targets: ReadonlyMap<string, ActiveTarget>;

    beforeAll(async () => {
      if (binary === undefined) throw new Error('There is no Prometheus 3: name its binary in PROMWB_PROMETHEUS.');
      odd = await startOddTargets();
      const jobs = [
        ...failing.map(([, , job], index) => jobText(`failing-${index}`, job, odd)),
        ...up.map((job, index) => jobText(`up-${index}`, job, odd)),
        `  - { job_name: crowded, target_limit: 1, static_configs: [{ targets: ['${nowhere}', '${odd.addresses.http}'] }] }`,
      ];
      const config = ['global: { scrape_interval: 2s, scrape_timeout: 1s }', 'scrape_configs:', ...jobs, ''].join('\n');
      server = await startRealPrometheus({ binary, config: () => config });
      const client = createPrometheusClient({ url: server.url, headers: async () => ({}), http: { strictSSL: true } });
      await until('every target was scraped', async () => {
        const all = await client.activeTargets(signal);
        targets = new Map(all.map(target => [target.scrapePool, target]));
        return targets.size === jobs.length && all.every(({ health }) => health !== 'unknown');
      });
      await client.dispose();
    });

    afterAll(async () => {
      await server?.stop();
      await odd?.[Symbol.asyncDispose]();
    });

    const problemOf = (pool: string) => {
      const target = targets.get(pool);
      if (target === undefined) throw new Error(`There is no target of ${pool}.`);
      return { target, problem: scrapeProblem(target) };
    };

    it.each(failing.map(([fault, words], index) => ({ fault, words, index })))('$fault: $words', ({ fault, words, index }) => {
      const { target, problem } = problemOf(`failing-${index}`);
      expect(target.health).toBe('down');
      expect(problem, target.lastError).toMatchObject({ fault });
      const sentences = `${problem?.message} ${problem?.fix}`;
      expect(sentences).toMatch(words);
      expect(sentences).toMatch(/^\S.*\. [A-Z].*\.$/);
      expect(sentences).not.toMatch(/undefined|\n/);
    });

    it('a job with more targets than its limit', () => {
      expect(problemOf('crowded').problem).toMatchObject({ fault: 'targetLimit', message: expect.stringContaining('2 targets') });
    });

    it.each([...up.keys()])('none where Prometheus keeps what it can: job %i', index => {
      const { target, problem } = problemOf(`up-${index}`);
      expect(target.health).toBe('up');
      expect(problem).toBeNull();
    });
  },
);

function jobText(name: string, { target = 'http', address, lines = [] }: OddJob, { addresses }: OddTargets): string {
  const head = `  - job_name: ${name}\n    static_configs: [{ targets: ['${address ?? addresses[target]}'] }]`;
  return [head, ...lines.map(line => `    ${line}`)].join('\n');
}
