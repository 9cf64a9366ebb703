import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { annotated, plain } from '../../support/annotations.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';
import { jobEditIn, openAtCursor, openDocument } from '../../support/openDocument.ts';

/** A document with its findings drawn in has those and no others. */
function holds(document: string, name = 'monitoring.yaml'): void {
  const { service, uri, source } = openDocument(plain(document), { name });
  expect(annotated(source.getText(), service.diagnostics(uri))).toBe(document);
}

describe('a configuration in a ConfigMap', () => {
  test('in literal blocks, rules beside it, a dashboard left alone', () => {
    holds(`apiVersion: v1
kind: ConfigMap
metadata:
  name: prometheus
data:
  prometheus.yml: |
    global:
      scrape_intervall: 15s
      ^^^^^^^^^^^^^^^^ unknown-key: \`scrape_intervall\` is not a key of a global section. Did you mean \`scrape_interval\`?

  alerts.rules: |2-
          groups:
            - name: a
              rules:
                - alert: A
                  expr: |
                    sum(
                      rate(x)
                           ^ promql-type: \`rate\` takes a range vector as \`v\`; this is an instant vector. Add a range, e.g. \`[5m]\`.
                    ) > 0
                  annotations:
                    summary: '{{ $lables.instance }}'
                                 ^^^^^^^ template-variable: There is no variable \`$lables\` here. Did you mean \`$labels\`?
  dashboard.json: |
    {"panels": [{"targets": []}]}
`);
  });

  test('in a folded block and in quotes', () => {
    holds(String.raw`apiVersion: v1
kind: ConfigMap
data:
  prometheus.yml: >
    global: {scrape_interval: 15}
                              ^^ invalid-value: ${'`15` has no unit. Write `15s` for seconds, or another of `ms m h d w y`.'}
  quoted.yml: "scrape_configs:\n- job_name: a\n  scheme: htps\n"
                                                         ^^^^ invalid-value: ${'`htps` is accepted here without being known. Did you mean `https`?'}
`);
  });

  test('beside other documents of the file', () => {
    holds(`apiVersion: apps/v1
kind: Deployment
spec: {global: {scrape_intervall: 1s}}
---
apiVersion: v1
kind: Secret
stringData:
  prometheus-additional.yaml: |
    - job_name: b
      static_configs:
        - target: [b:1]
          ^^^^^^ unknown-key: \`target\` is not a key of a target group. Did you mean \`targets\`?
`);
  });

  test.each(fixtureDocuments('config/bad'))('$name: what is found there is found in a file of its own', ({ text }) => {
    const found = (file: string, name: string, at = { line: 0, character: 0 }) => {
      const { service, uri } = openDocument(plain(file), { name });
      return service.diagnostics(uri).map(({ code, message, range: { start, end } }) => {
        const places = [start, end].map(({ line, character }) => [line - at.line, character - at.character]);
        return { code, message, places };
      });
    };
    const block = plain(text).replace(/^(?=.)/gm, '    ');
    const map = `apiVersion: v1\nkind: ConfigMap\ndata:\n  prometheus.yml: |\n${block}`;
    expect(found(map, 'a.yaml', { line: 4, character: 4 })).toEqual(found(text, 'prometheus.yml'));
  });
});

test('values of Helm charts hold configurations, rules and jobs, as data and as text', () => {
  holds(
    `serverFiles:
  prometheus.yml:
    scrape_configs:
      - job_name: a
        scheem: https
        ^^^^^^ unknown-key: \`scheem\` is not a key of a scrape job. Did you mean \`scheme\`?
  alerting_rules.yml:
    groups:
      - name: a
        rules:
          - alert: A
            expr: up ==
                      ^ promql-syntax: Something is missing after \`==\`: write an expression there.
            annotations: {summary: '{{ $lables.x }}'}
                                       ^^^^^^^ template-variable: There is no variable \`$lables\` here. Did you mean \`$labels\`?
extraScrapeConfigs: |
  - job_name: b
    honor_label: true
    ^^^^^^^^^^^ unknown-key: \`honor_label\` is not a key of a scrape job. Did you mean \`honor_labels\`?
server:
  image: {tag: 3}
  global: {scrape_interval: 15}
                            ^^ invalid-value: \`15\` has no unit. Write \`15s\` for seconds, or another of \`ms m h d w y\`.
kube-prometheus-stack:
  prometheus:
    prometheusSpec:
      replicas: 2
      additionalScrapeConfigs:
        - job_nam: c
          ^^^^^^^ unknown-key: \`job_nam\` is not a key of a scrape job. Did you mean \`job_name\`?
          ^^^^^^^ missing-key: A scrape job needs \`job_name\`. Add it.
`,
    'values.yaml',
  );
});

test("a chart's Alertmanager takes what is missing from the chart", () => {
  holds(
    `alertmanager:
  config:
    receivers:
      - name: a
        slack_confgs: []
        ^^^^^^^^^^^^ unknown-key: \`slack_confgs\` is not a key of a receiver. Did you mean \`slack_configs\`?
`,
    'values.yaml',
  );
});

test('the configuration of an Alertmanager in a Secret has templates of its own', () => {
  holds(`apiVersion: v1
kind: Secret
stringData:
  alertmanager.yaml: |
    route: {receiver: a}
    receivers:
      - name: a
        webhook_configs:
          - url: http://a/{{ .CommonLabels.alertname }}
`);
});

describe('a template of another engine', () => {
  const notice =
    'templated-file: This file is a template: what its actions put in is not known here. The rest is checked, but for what is missing or there twice.';

  test('of Helm is read around its actions', () => {
    holds(`{{- if .Values.enabled }}
^^^^^^^^^^^^^^^^^^^^^^^^^ ${notice}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "x.fullname" . }}
  labels:
    {{- include "x.labels" . | nindent 4 }}
data:
  prometheus.yml: |
    global:
      scrape_interval: {{ .Values.interval | default "15s" }}
      scrape_timout: 10s
      ^^^^^^^^^^^^^ unknown-key: \`scrape_timout\` is not a key of a global section. Did you mean \`scrape_timeout\`?
    scrape_configs:
    {{- range .Values.jobs }}
      - job_name: {{ .name }}
        {{- with .tls }}
        tls_config:
          {{- toYaml . | nindent 10 }}
        {{- end }}
        static_configs:
          - targets: [{{ .host }}:{{ .port }}]
    {{- end }}
{{ toYaml .Values.extra | indent 4 }}
  rules.yml: |
    groups:
      - name: a
        rules:
          - alert: A
            expr: rate(x{job="{{ .Values.job }}"}) == 0
            annotations:
              summary: {{\`"{{ $labels.instance }} is down"\`}}
              text: "{{ "{{" }} $labels.instance {{ "}}" }}"
{{- end }}
`);
  });

  test('of Jinja too, where its braces stand in quotes', () => {
    holds(`scrape_configs:
  - job_name: node
    static_configs:
      - targets:
{% for host in groups['all'] %}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${notice}
        - {{ hostvars[host].ip }}:9100
{% endfor %}
  - job_name: "{{ env }}-api"
    scrape_interval: "{{ interval }}"
    scrape_timout: 1s
    ^^^^^^^^^^^^^ unknown-key: \`scrape_timout\` is not a key of a scrape job. Did you mean \`scrape_timeout\`?
`);
  });

  test("is none where the braces are those of alerts' own templates, or of a comment", () => {
    holds(`# {{ ansible_managed }}
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations:
          description: |
            {{ range query "up" }}
            {{ .Labels.instance }}
            {{ end }}
`);
  });
});

/** The file after one proposal is accepted, the snippet's places left in. */
function accepted(marked: string, label: string): string {
  const { service, uri, position, source } = openAtCursor(marked, { name: 'a.yaml' });
  const item = service.completion(uri, position).find(each => each.label === label);
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`\`${label}\` is not offered.`);
  return TextDocument.applyEdits(source, [item.textEdit]);
}

describe('what is written into a ConfigMap is indented as the text there is', () => {
  const map = 'kind: ConfigMap\napiVersion: v1\ndata:\n  prometheus.yml: |\n';

  test.each([
    {
      where: 'between two keys',
      marked: '    global:\n      |\n    scrape_configs: []\n',
      label: 'scrape_interval',
      after: '    global:\n      scrape_interval: $1$0\n    scrape_configs: []\n',
    },
    {
      where: 'at the end of the block',
      marked: '    global: {}\n    |',
      label: 'rule_files',
      after: '    global: {}\n    rule_files:\n      - ${1:rules/*.yml}$0',
    },
    {
      where: 'where another file follows',
      marked: '    global: {}\n    rule|\n  other: a\n',
      label: 'rule_files',
      after: '    global: {}\n    rule_files:\n      - ${1:rules/*.yml}$0\n  other: a\n',
    },
    { where: 'in a block with nothing in it yet', marked: '    glo|\n', label: 'global', after: '    global:\n      $1$0\n' },
  ])('$where', ({ marked, label, after }) => {
    expect(accepted(map + marked, label)).toBe(map + after);
  });

  test('what is typed further to the left belongs to the manifest', () => {
    const { service, uri, position } = openAtCursor(`${map}    global: {}\n  |`, { name: 'a.yaml' });
    expect(service.completion(uri, position).map(({ label }) => label)).not.toContain('rule_files');
  });

  test('a fix', () => {
    const { service, uri, source } = openDocument(`${map}    scrape_configs:\n      - scheme: http\n`, { name: 'a.yaml' });
    const [diagnostic] = service.diagnostics(uri);
    const [action] = diagnostic ? service.codeActions(uri, diagnostic.range, [diagnostic]) : [];
    expect(TextDocument.applyEdits(source, action?.edit?.changes?.[uri] ?? [])).toBe(
      `${map}    scrape_configs:\n      - job_name: \n        scheme: http\n`,
    );
  });

  test('a scrape job', () => {
    const text = `${map}    scrape_configs:\n      - job_name: a\n`;
    const edit = jobEditIn(text, { jobName: 'b', targets: ['b:1'] }, 'a.yaml');
    const edits = edit.kind === 'edits' ? edit.edits.map(each => ({ ...each })) : [];
    expect(TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits)).toBe(
      `${text}      - job_name: b\n        static_configs:\n          - targets: [b:1]\n`,
    );
  });
});
