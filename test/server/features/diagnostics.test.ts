import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { openDocument } from '../../support/openDocument.ts';

/** Checks that exactly the diagnostics drawn into a document are reported. */
function expectDrawn(document: string, options?: Parameters<typeof openDocument>[1]): void {
  const text = plain(document);
  const { service, uri, host } = openDocument(text, options);
  expect(annotated(text, service.diagnostics(uri))).toBe(document);
  expect(host.logged).toEqual([]);
}

describe('a configuration without mistakes', () => {
  test('has no diagnostics, whatever YAML it is written in', () => {
    expectDrawn(`
global:
  scrape_interval: 15s
  external_labels: { cluster: "eu-1", replica: 1 }
rule_files: [rules/*.yml]
scrape_configs:
- job_name: &name traefik
  honor_labels: yes
  sample_limit: 1000
  static_configs:
    - targets: ['traefik:8080']
      labels:
        env: prod
- job_name: "other"
  metrics_path: ~
  static_configs: [{ targets: [a:1, 'b:2'] }]
`);
  });

  test('may reuse a block by an anchor and a merge key', () => {
    expectDrawn(`
scrape_configs:
  - &common
    job_name: one
    scheme: https
  - <<: *common
    job_name: two
`);
  });
});

describe('keys', () => {
  test('that are misspelt name the nearest known one', () => {
    expectDrawn(`
scrape_configs:
  - job_name: traefik
    scrape_intervall: 15s
    ^^^^^^^^^^^^^^^^ unknown-key: \`scrape_intervall\` is not a key of a scrape job. Did you mean \`scrape_interval\`?
    metricsPath: /metrics
    ^^^^^^^^^^^ unknown-key: \`metricsPath\` is not a key of a scrape job. Did you mean \`metrics_path\`?
`);
  });

  test('that belong elsewhere say where', () => {
    expectDrawn(`
global:
  scrape_configs:
  ^^^^^^^^^^^^^^ misplaced-key: \`scrape_configs\` is not a key of a global section. It belongs at the top level of the file: indent it less.
evaluation_interval: 1m
^^^^^^^^^^^^^^^^^^^ misplaced-key: \`evaluation_interval\` is not a key of a configuration. It belongs under \`global\`.
scrape_configs:
  - job_name: traefik
    targets: ['traefik:8080']
    ^^^^^^^ misplaced-key: \`targets\` is not a key of a scrape job. It belongs under \`static_configs\`.
    static_configs:
      - targets: ['traefik:8080']
        scheme: https
        ^^^^^^ misplaced-key: \`scheme\` is not a key of a target group. It belongs to the scrape job around this: indent it less.
`);
  });

  test('that are set twice, or missing', () => {
    expectDrawn(`
scrape_configs:
  - scheme: http
    ^^^^^^ missing-key: A scrape job needs \`job_name\`. Add it.
    scheme: https
    ^^^^^^ duplicate-key: \`scheme\` is set twice in this block, which is refused. Keep one of the two.
`);
  });
});

describe('values', () => {
  test('of the wrong shape say what is wanted and what is there', () => {
    expectDrawn(`
scrape_configs:
  - job_name: traefik
    scrape_timeout: [1s]
                    ^^^^ wrong-type: \`scrape_timeout\` needs a duration, e.g. \`30s\`. Here stands a list.
    static_configs:
    ^^^^^^^^^^^^^^ wrong-type: \`static_configs\` needs a list, e.g. \`- targets:\`. Here stands a block of keys.
      targets: traefik:8080
  -
  ^ null-item: There is nothing behind this dash, and an empty entry is refused here. Fill it in, or remove the dash.
`);
  });

  test('of a job that another job has already', () => {
    const { service, uri } = openDocument('scrape_configs:\n  - job_name: a\n  - job_name: a\n');
    expect(service.diagnostics(uri)).toMatchObject([
      {
        code: 'duplicate-name',
        range: { start: { line: 2, character: 14 } },
        relatedInformation: [{ location: { uri, range: { start: { line: 1, character: 14 } } } }],
      },
    ]);
  });
});

describe('a text being typed', () => {
  test('keeps its mistakes to the lines they are on', () => {
    expectDrawn(`
global:
  scrape_in
  ^^^^^^^^^ yaml-syntax: This key has no colon. Write \`key: value\`, or \`key:\` above an indented block.
  evaluation_interval: 1m
scrape_configs:
  - job_name: 'traefik
              ^^^^^^^^ yaml-syntax: This quoted text is not closed. Add the closing quote.
    scheme: https
  - job_name: redis
    static_configs: [{ targets: [redis:9121]
                    ^^^^^^^^^^^^^^^^^^^^^^^^ yaml-syntax: This bracket is not closed. Add the closing \`]\` or \`}\`.
`);
  });

  test('may be indented by tabs, which is said once a line', () => {
    expectDrawn(`
global:
\tscrape_interval: 15s
^ yaml-syntax: A tab indents this line, which YAML does not allow. Use spaces.
`);
  });
});

describe('settings', () => {
  const text = 'scrape_configs:\n  - job_name: a\n    shceme: http\n';

  test('change the severity of a code, or silence it', () => {
    const { service, uri } = openDocument(text);
    service.configure({ diagnostics: { severity: { 'unknown-key': 'warning' } } });
    expect(service.diagnostics(uri)).toMatchObject([{ code: 'unknown-key', severity: 2 }]);
    service.configure({ diagnostics: { severity: { 'unknown-key': 'off' } } });
    expect(service.diagnostics(uri)).toEqual([]);
  });

  test('that make no sense change nothing', () => {
    const { service, uri } = openDocument(text);
    service.configure({ diagnostics: { enabled: 'perhaps', severity: { 'unknown-key': 7, nonsense: 'off' } } });
    expect(service.diagnostics(uri)).toMatchObject([{ code: 'unknown-key', severity: 1 }]);
    service.configure(null);
    expect(service.diagnostics(uri)).toHaveLength(1);
  });
});

test('other YAML gets nothing', () => {
  const manifest = 'apiVersion: apps/v1\nkind: Deployment\nscrape_configs: nonsense\n';
  const { service, uri, at } = openDocument(manifest, { name: 'prometheus-config.yaml' });
  expect(service.diagnostics(uri)).toEqual([]);
  expect(service.completion(uri, at(0))).toEqual([]);
  expect(service.hover(uri, at(0))).toBeNull();
});
