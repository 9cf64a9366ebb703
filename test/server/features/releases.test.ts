import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { isBefore, newestVersion, parseVersion } from '../../../server/src/version.ts';
import { versions } from '../../../tools/parts/versions.ts';
import { refusalsOf } from '../../support/documentFindings.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';
import { openAtCursor, openDocument } from '../../support/openDocument.ts';

/** promtool 2.53 has judged each of these documents (test/contract/olderPromtool.test.ts); here we have to agree. */
describe.each(['config', 'rules'] as const)('for 2.53, %s', kind => {
  test('takes what that release takes', () => {
    const refused = fixtureDocuments(`release-2.53/${kind}/good`).filter(({ text }) => refusalsOf(kind, text, '2.53').length > 0);
    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  test('refuses what that release refuses', () => {
    const taken = fixtureDocuments(`release-2.53/${kind}/bad`).filter(({ text }) => refusalsOf(kind, text, '2.53').length === 0);
    expect(taken.map(({ name }) => name)).toEqual([]);
  });
});

const job = (lines: string): string => `scrape_configs:\n  - job_name: a\n${lines.replace(/^/gm, '    ')}\n`;
const rule = (expr: string): string => `groups:\n  - name: g\n    rules:\n      - record: a\n        expr: '${expr}'\n`;

/** The findings for a release as `code "text under the squiggle"`. */
function found(text: string, version: string, name = 'prometheus.yml'): readonly string[] {
  const { service, uri, source } = openDocument(text, { name });
  service.configure({ prometheusVersion: version });
  return service.diagnostics(uri).map(({ code, range }) => `${code} "${source.getText(range)}"`);
}

describe('a key, a value, a name', () => {
  test.each([
    {
      when: 'came later',
      text: job('fallback_scrape_protocol: PrometheusText0.0.4'),
      version: '2.53',
      finding: 'version-too-old "fallback_scrape_protocol"',
    },
    {
      when: 'came later, as a value',
      text: job('scrape_protocols: [PrometheusText1.0.0]'),
      version: '2.53',
      finding: 'version-too-old "PrometheusText1.0.0"',
    },
    {
      when: 'is gone',
      text: job('scrape_classic_histograms: true'),
      version: '3.5',
      finding: 'version-removed "scrape_classic_histograms"',
    },
    {
      when: 'will go',
      text: job('scrape_classic_histograms: true'),
      version: '2.53',
      finding: 'version-ahead "scrape_classic_histograms"',
    },
    {
      when: 'was not there yet',
      text: job('scrape_classic_histograms: true'),
      version: '2.40',
      finding: 'version-too-old "scrape_classic_histograms"',
    },
    {
      when: 'may hold any text from 3.0 on',
      text: 'global: {external_labels: {a-b: c}}',
      version: '2.55',
      finding: 'version-too-old "a-b"',
    },
  ])('$when', ({ text, version, finding }) => {
    expect(found(text, version)).toEqual([finding]);
  });

  test.each([
    ['2.53', ['version-ahead "url"', 'version-ahead "$POD"']],
    ['3.0', []],
  ])('whose meaning 3.0 changes is told for %s', (version, findings) => {
    const remote = 'remote_write: [{url: https://a}, {url: http://a}, {url: https://a, enable_http2: true}]\n';
    expect(found(`${remote}global: {external_labels: {a: $POD, b: 5 $}}\n`, version)).toEqual(findings);
  });

  test('is looked at for its key alone where the key came later', () => {
    expect(found('storage: {tsdb: {retention: 30d}}', '2.53')).toEqual(['version-too-old "retention"']);
    expect(found('storage: {tsdb: {retention: 30d}}', '3.8')).toEqual(['wrong-type "30d"']);
  });

  test('that came in by a merge counts as well', () => {
    const text = 'scrape_configs:\n  - &a\n    job_name: a\n    scrape_failure_log_file: x\n  - {<<: *a, job_name: b}\n';
    expect(found(text, '2.53')).toEqual(['version-too-old "scrape_failure_log_file"', 'version-too-old "*a"']);
  });
});

describe('a query', () => {
  test.each([
    ['holt_winters(x[1h], 0.1, 0.1)', '2.53', ['version-ahead "holt_winters"']],
    ['holt_winters(x[1h], 0.1, 0.1)', '3.0', ['version-removed "holt_winters"']],
    ['holt_winters(x[1h], 0.1, 0.1) + sum(holt_winters(y, 0.1, 0.1))', '2.53', ['version-ahead', 'version-ahead', 'promql-type "y"']],
    ['double_exponential_smoothing(x[1h], 0.1, 0.1)', '2.53', ['version-too-old "double_exponential_smoothing"']],
    ['double_exponential_smoothing(x[1h], 0.1, 0.1)', '3.0', ['promql-experimental "double_exponential_smoothing"']],
    ['first_over_time(x[1h])', '3.13', ['promql-experimental "first_over_time"']],
    ['first_over_time(x[1h])', '3.14', []],
    ['limitk(1, x)', '2.53', ['version-too-old "limitk"']],
    ['x @ 5', '2.32', ['promql-experimental "@ 5"']],
    ['x @ 5', '2.24', ['version-too-old "@ 5"']],
    ['x offset -5m', '2.25', ['version-too-old "offset -5m"']],
    ['rate(x[5m] anchored)', '3.15', ['promql-experimental "anchored"']],
    ['rate(x[5m + 1m])', '3.3', ['version-too-old "5m + 1m"']],
    ['x > 10m', '2.53', ['version-too-old "10m"']],
    ['x_bucket{le="1"}', '3.0', ['promql-never-matches ""1""']],
    ['x_bucket{le=~"1|5"}', '3.0', ['promql-never-matches ""1|5""']],
    ['x_bucket{le="1.0"} or x_bucket{le="+Inf"} or x{quantile=~"0.5|1"}', '3.0', []],
    ['x_bucket{le="1"}', '2.55', ['version-ahead ""1""']],
    ['rate(x[1m:1m])', '3.0', ['promql-too-few-samples "1m:1m"']],
    ['rate(x[1m:1m])', '2.55', ['version-ahead "1m:1m"']],
    ['rate(x[2m:1m])', '2.55', []],
    ['rate(x[1m:2m])', '2.55', ['promql-too-few-samples "1m:2m"']],
    ['max_over_time(x[1m:1m])', '3.0', []],
  ] as const)('%s for %s', (expr, version, findings) => {
    const all = found(rule(expr), version, 'prometheus.rules.yml');
    expect(all).toHaveLength(findings.length);
    for (const [index, finding] of findings.entries()) expect(all[index]).toContain(finding);
  });
});

describe('the release', () => {
  const text = job('scrape_classic_histograms: true');
  const codes = (service: { diagnostics(uri: string): readonly { readonly code?: unknown }[] }, uri: string): readonly unknown[] =>
    service.diagnostics(uri).map(({ code }) => code);

  test('is the newest, else that of the connected server, else what the setting says', () => {
    const { service, uri } = openDocument(text);
    expect(codes(service, uri)).toEqual(['version-removed']);
    service.connected('2.53.4');
    expect(codes(service, uri)).toEqual(['version-ahead']);
    service.configure({ prometheusVersion: 'v3.1.0' });
    expect(codes(service, uri)).toEqual(['version-removed']);
    service.configure({ prometheusVersion: '' });
    expect(codes(service, uri)).toEqual(['version-ahead']);
    service.connected(null);
    expect(codes(service, uri)).toEqual(['version-removed']);
  });

  test.each([
    ['3.16.0', '3.16'],
    ['v2.53.4-rc.1+x', '2.53'],
    ['3', '3.0'],
    ['1.8', '2.0'],
    ['latest', undefined],
    ['', undefined],
  ])('%s is %s', (written, version) => {
    expect(parseVersion(written)).toBe(version);
  });

  test('is later by number, not by letter', () => {
    expect(isBefore('2.9', '2.10')).toBe(true);
    expect(isBefore('3.0', '2.55')).toBe(false);
    expect(isBefore('3.1', '3.1')).toBe(false);
  });

  test('known as the newest is the one that the tests run', () => {
    expect(parseVersion(versions.prometheus)).toBe(newestVersion);
  });
});

describe('what is offered and told', () => {
  const offered = (marked: string, version: string): readonly string[] => {
    const { service, uri, position } = openAtCursor(marked, {
      name: marked.startsWith('groups') ? 'prometheus.rules.yml' : 'prometheus.yml',
    });
    service.configure({ prometheusVersion: version });
    return service.completion(uri, position).map(({ label }) => label);
  };

  test('are the keys, values and functions of the release', () => {
    const key = 'scrape_configs:\n  - job_name: a\n    |';
    expect(offered(key, '2.53')).toContain('scrape_classic_histograms');
    expect(offered(key, '2.53')).not.toContain('always_scrape_classic_histograms');
    expect(offered(key, '3.0')).toContain('always_scrape_classic_histograms');
    expect(offered(key, '3.0')).not.toContain('scrape_classic_histograms');
    const value = 'scrape_configs:\n  - job_name: a\n    fallback_scrape_protocol: |';
    expect(offered(value, '3.0')).not.toContain('OpenMetricsText2.0.0');
    expect(offered(value, '3.15')).toContain('OpenMetricsText2.0.0');
    expect(offered(rule('last_|'), '2.25')).not.toContain('last_over_time');
    expect(offered(rule('last_|'), '2.26')).toContain('last_over_time');
  });

  const told = (marked: string, version: string): string => {
    const { service, uri, position } = openAtCursor(marked);
    service.configure({ prometheusVersion: version });
    const contents = service.hover(uri, position)?.contents;
    return typeof contents === 'object' && 'value' in contents ? contents.value : '';
  };

  test('are since when, until when, and the default of the release', () => {
    const http2 = 'remote_write:\n  - url: http://a\n    enable_ht|tp2: false\n';
    expect(told(http2, '2.53')).toContain('default `true` (`false` since 3.0)');
    expect(told(http2, '3.5')).toContain('default `false` (`true` before 3.0)');
    expect(told(job('fallback_scr|ape_protocol: ""'), '2.53')).toContain('Not in Prometheus 2.53 yet');
    expect(told(job('scrape_cl|assic_histograms: true'), '3.5')).toContain('Gone since Prometheus 3.0');
  });
});

describe('a quick fix', () => {
  const fixed = (marked: string, name?: string): string => {
    const { service, uri, position, source } = openAtCursor(marked, name === undefined ? {} : { name });
    const [action] = service.codeActions(uri, { start: position, end: position }, service.diagnostics(uri));
    return TextDocument.applyEdits(source, [...(action?.edit?.changes?.[uri] ?? [])]);
  };

  test('brings what 3.0 renamed up to date', () => {
    expect(fixed(job('scrape_cl|assic_histograms: true'))).toBe(job('always_scrape_classic_histograms: true'));
    const name = 'prometheus.rules.yml';
    expect(fixed(rule('holt_|winters(x[1h], 0.1, 0.1)'), name)).toBe(rule('double_exponential_smoothing(x[1h], 0.1, 0.1)'));
    expect(fixed(rule('x{le="|1"}'), name)).toBe(rule('x{le="1.0"}'));
  });
});
