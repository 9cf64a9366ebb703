import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument } from 'yaml';
import type { NewScrapeJob, TextEdit } from '../../../server/src/protocol.ts';
import { layouts } from '../../support/configLayouts.ts';
import { jobEditIn, jobsIn } from '../../support/openDocument.ts';

const traefik: NewScrapeJob = { jobName: 'traefik', targets: ['traefik:8080'] };

const document = (text: string) => TextDocument.create('file:///prometheus.yml', 'yaml', 1, text);

function editsOf(text: string, job: NewScrapeJob = traefik): readonly TextEdit[] {
  const result = jobEditIn(text, job);
  expect(result).toMatchObject({ kind: 'edits' });
  return result.kind === 'edits' ? result.edits : [];
}

function withJob(text: string, job: NewScrapeJob = traefik): string {
  const edits = editsOf(text, job).map(({ range, newText }) => ({ range, newText }));
  return TextDocument.applyEdits(document(text), edits);
}

const lines = (...each: readonly string[]): string => each.map(line => `${line}\n`).join('');

describe('a job is added in the way the file is written', () => {
  test('to the example of the documentation, between its comments', () => {
    const before = lines(
      'global:',
      '  scrape_interval: 15s # not the default',
      '',
      '# What to scrape.',
      'scrape_configs:',
      "  # Prometheus' own metrics.",
      "  - job_name: 'prometheus'",
      '    static_configs:',
      "      - targets: ['localhost:9090']",
      '        # labels: {}',
      '',
      '# Where alerts go.',
      'alerting: {}',
    );
    expect(withJob(before)).toBe(
      before.replace(
        '        # labels: {}\n',
        lines('        # labels: {}', "  - job_name: 'traefik'", '    static_configs:', "      - targets: ['traefik:8080']"),
      ),
    );
  });

  test('flush dashes, double quotes, targets one a line, a blank line between jobs, CRLF', () => {
    const job = (name: string, target: string) => [`- job_name: "${name}"`, '  static_configs:', '  - targets:', `    - "${target}"`];
    const before = ['scrape_configs:', ...job('a', 'a:1'), '', ...job('b', 'b:1')].join('\r\n');
    expect(withJob(before)).toBe(`${before}\r\n\r\n${job('traefik', 'traefik:8080').join('\r\n')}`);
  });

  test('a job that finds the pods of a Service keeps its port, and says where each comes from', () => {
    const discovery = { namespace: 'default', service: 'traefik', portName: 'metrics' };
    expect(withJob('', { ...traefik, discovery })).toBe(
      lines(
        'scrape_configs:',
        "  - job_name: 'traefik'",
        '    kubernetes_sd_configs:',
        '      - role: endpointslice',
        '        namespaces:',
        '          names: [default]',
        '    relabel_configs:',
        '      - source_labels: [__meta_kubernetes_service_name, __meta_kubernetes_endpointslice_port_name]',
        '        regex: traefik;metrics',
        '        action: keep',
        '      - source_labels: [__meta_kubernetes_namespace]',
        '        target_label: namespace',
        '      - source_labels: [__meta_kubernetes_service_name]',
        '        target_label: service',
        '      - source_labels: [__meta_kubernetes_pod_name]',
        '        target_label: pod',
      ),
    );
  });

  test('path, scheme and whose labels win are written where they are not the default', () => {
    const job: NewScrapeJob = { ...traefik, metricsPath: '/stats/metrics', scheme: 'https', honorLabels: true };
    expect(withJob('', job)).toBe(
      lines(
        'scrape_configs:',
        "  - job_name: 'traefik'",
        '    honor_labels: true',
        '    metrics_path: /stats/metrics',
        '    scheme: https',
        '    static_configs:',
        "      - targets: ['traefik:8080']",
      ),
    );
    expect(withJob('', { ...traefik, metricsPath: '/metrics', scheme: 'http' })).toBe(withJob(''));
  });

  test('a name that YAML would misread is quoted even among plain ones', () => {
    expect(withJob('scrape_configs:\n  - job_name: a\n', { ...traefik, jobName: 'on' })).toContain("- job_name: 'on'");
    expect(withJob('scrape_configs:\n  - job_name: a\n', { ...traefik, jobName: "it's: #1" })).toContain("- job_name: 'it''s: #1'");
    expect(withJob('scrape_configs:\n  - job_name: a\n', { ...traefik, jobName: 'two\nlines' })).toContain('- job_name: "two\\nlines"');
  });

  test('JSON stays JSON', () => {
    const after = withJob('{"global": {}, "scrape_configs": [{"job_name": "a"}]}');
    expect(JSON.parse(after)).toMatchObject({
      scrape_configs: [{ job_name: 'a' }, { job_name: 'traefik', static_configs: [{ targets: ['traefik:8080'] }] }],
    });
  });

  test.each([
    ['an empty file', '', ''],
    ['comments only', '# nothing yet', '# nothing yet\n'],
    ['a marker', '---\n', '---\n'],
    ['an empty list', 'scrape_configs: [] # none yet\n', 'scrape_configs: # none yet\n'],
    ['null', 'scrape_configs: null\n', 'scrape_configs:\n'],
    ['another key', 'global: {}\n', 'global: {}\n'],
    ['a byte order mark', '\uFEFFglobal: {}\n', '\uFEFFglobal: {}\n'],
  ])('into %s', (_, before, head) => {
    const key = head.includes('scrape_configs') ? '' : 'scrape_configs:\n';
    const body = `${key}  - job_name: 'traefik'\n    static_configs:\n      - targets: ['traefik:8080']`;
    expect(withJob(before).trimEnd()).toBe(head + body);
  });

  test.each(['...\n', '---\nother: document\n'])('before the end of the first document: %j', end => {
    expect(withJob(`scrape_configs:\n  - job_name: a\n${end}`).endsWith(`      - targets: [traefik:8080]\n${end}`)).toBe(true);
  });

  test('before the end marker of an empty document', () => {
    expect(withJob('---\n# nothing yet\n...\n')).toMatch(/^---\n# nothing yet\nscrape_configs:\n.*\n\.\.\.\n$/s);
  });
});

describe('a taken name gets a number', () => {
  test('the first that is free', () => {
    const text = 'scrape_configs:\n  - job_name: traefik\n  - job_name: traefik-2\n';
    expect(jobEditIn(text, traefik)).toMatchObject({ kind: 'edits', jobName: 'traefik-3' });
  });
});

describe('a target that is scraped already', () => {
  const existing = (target: string, more = '') =>
    `scrape_configs:\n  - job_name: edge\n${more}    static_configs:\n      - targets: [${target}]\n`;

  test.each([
    ['traefik:8080', []],
    ['Traefik:8080', []],
    ['traefik.default.svc.cluster.local:8080', ['traefik.default.svc:8080']],
    ['traefik.default.svc.cluster.local.:8080', ['traefik.default.svc:8080']],
    ['traefik.default:8080', ['traefik.default.svc:8080', 'traefik.default:8080']],
  ])('%s is found, and where it stands', (target, aliases) => {
    const text = existing(target);
    const result = jobEditIn(text, { ...traefik, aliases });
    expect(result).toMatchObject({ kind: 'alreadyScraped', jobName: 'edge', target });
    if (result.kind === 'alreadyScraped') expect(document(text).getText(result.range)).toBe(target);
  });

  test.each([
    ['another port', existing('traefik:9100')],
    ['another path', existing('traefik:8080', '    metrics_path: /other\n')],
    ['another scheme', existing('traefik:8080', '    scheme: https\n')],
    ['another namespace', existing('traefik.prod.svc:8080')],
  ])('%s is another target', (_, text) => {
    expect(jobEditIn(text, { ...traefik, aliases: ['traefik.default.svc:8080'] })).toMatchObject({ kind: 'edits' });
  });

  test('without a port the one of the scheme counts', () => {
    expect(jobEditIn(existing('traefik'), { ...traefik, targets: ['traefik:80'] })).toMatchObject({ kind: 'alreadyScraped' });
  });

  test('through an alias and a merge key', () => {
    const text =
      'x: &targets [traefik:8080]\nbase: &base\n  static_configs: [{targets: *targets}]\nscrape_configs:\n  - <<: *base\n    job_name: a\n';
    expect(jobEditIn(text, traefik)).toMatchObject({ kind: 'alreadyScraped', jobName: 'a' });
  });
});

describe('refused, with the reason', () => {
  test.each([
    ['a: [', /^Line 1 is not valid YAML.*Add the closing/],
    ['- a\n', /must be a mapping/],
    ['groups: []\n', /has none of its keys/],
    ['apiVersion: v1\nkind: ConfigMap\n', /Kubernetes manifest/],
    ['scrape_configs: {}\n', /must be a list/],
    ['scrape_configs: jobs\n', /must be a list/],
    ['x: &jobs []\nscrape_configs: *jobs\n', /alias/],
    ['scrape_configs: []\nscrape_configs: []\n', /twice/],
  ])('%j', (text, reason) => {
    const result = jobEditIn(text, traefik);
    expect(result.kind).toBe('refused');
    if (result.kind === 'refused') expect(result.reason).toMatch(reason);
  });
});

describe('whatever the layout', () => {
  test('nothing is taken away, the result has one job more, and asking again finds the target', () => {
    fc.assert(
      fc.property(layouts, ({ text, jobs }) => {
        const edits = editsOf(text);
        const [edit] = edits;
        const at = document(text).offsetAt(edit?.range.start ?? { line: 0, character: 0 });
        expect(edits).toHaveLength(1);
        expect(edit?.range.start).toEqual(edit?.range.end);

        const after = withJob(text);
        const inserted = edit?.newText ?? '';
        expect(after.slice(0, at) + after.slice(at + inserted.length)).toBe(text);

        expect(parseDocument(after).errors).toEqual([]);
        const names = jobsIn(after).map(({ name }) => name);
        expect(names).toEqual([...jobsIn(text).map(({ name }) => name), 'traefik']);
        expect(names).toHaveLength(jobs + 1);
        expect(jobEditIn(after, traefik)).toMatchObject({ kind: 'alreadyScraped', jobName: 'traefik' });
      }),
      { numRuns: 40 },
    );
  });
});
