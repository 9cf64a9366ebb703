import { describe, expect, test } from 'vitest';
import { type DocumentSymbol, MarkupContent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openAtCursor } from '../../support/openDocument.ts';

const object = (kind: string, spec: string): string =>
  `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata:\n  name: shop\nspec:\n${spec}`;
const name = 'object.yaml';

function offered(marked: string): readonly string[] {
  const { service, uri, position } = openAtCursor(marked, { name });
  return service.completion(uri, position).map(({ label }) => label);
}

function said(marked: string): string {
  const { service, uri, position } = openAtCursor(marked, { name });
  const contents = service.hover(uri, position)?.contents;
  return MarkupContent.is(contents) ? contents.value : '';
}

/** The document after the only fix at the cursor is applied. */
function fixed(marked: string): string {
  const { service, uri, position, source } = openAtCursor(marked, { name });
  const actions = service.codeActions(uri, { start: position, end: position }, service.diagnostics(uri));
  const [fix] = actions.filter(({ isPreferred }) => isPreferred);
  return TextDocument.applyEdits(source, [...(fix?.edit?.changes?.[uri] ?? [])]);
}

const endpoint = (lines: string): string =>
  object('ServiceMonitor', `  selector:\n    matchLabels: {app: shop}\n  endpoints:\n    - port: web\n${lines}`);

describe('completion', () => {
  test('offers the keys of an endpoint in the words of the resource', () => {
    const keys = offered(endpoint('      |\n'));
    expect(keys).toEqual(expect.arrayContaining(['interval', 'honorLabels', 'relabelings', 'tlsConfig']));
    expect(keys).not.toContain('scrape_interval');
  });

  test('offers values, and no spelling that is only tolerated', () => {
    expect(offered(endpoint('      relabelings:\n        - action: |\n'))).toEqual(expect.arrayContaining(['replace', 'keep']));
    expect(offered(endpoint('      relabelings:\n        - action: |\n'))).not.toContain('Keep');
    expect(offered(object('ServiceMonitor', '  selector:\n    matchExpressions:\n      - key: a\n        operator: |\n'))).toEqual([
      'In',
      'NotIn',
      'Exists',
      'DoesNotExist',
    ]);
  });

  test('offers the labels that the discovery of the monitor gives', () => {
    const ofService = offered(endpoint('      relabelings:\n        - sourceLabels: [|]\n'));
    expect(ofService).toEqual(expect.arrayContaining(['__address__', '__meta_kubernetes_service_name', '__meta_kubernetes_pod_name']));
    const ofPod = offered(
      object('PodMonitor', '  podMetricsEndpoints:\n    - port: web\n      relabelings:\n        - sourceLabels: [|]\n'),
    );
    expect(ofPod).toContain('__meta_kubernetes_pod_name');
    expect(ofPod).not.toContain('__meta_kubernetes_service_name');
  });
});

test('hover explains a key by its own name, and a step by what it does', () => {
  expect(said(endpoint('      honor|Labels: true\n'))).toMatch(/^\*\*honorLabels\*\*: boolean/);
  const step = said(endpoint('      relabelings:\n        - {sourceLabels: [a], target|Label: b}\n'));
  expect(step).toContain('Copies `a` to `b`.');
  expect(step).not.toContain('target_label');
});

test('the outline has endpoints by their ports and groups by their names', () => {
  const { service, uri } = openAtCursor(endpoint('      path: /|\n'), { name });
  const names = (symbols: readonly DocumentSymbol[]): readonly string[] =>
    symbols.flatMap(symbol => [symbol.name, ...names(symbol.children ?? [])]);
  expect(names(service.documentSymbols(uri))).toEqual(['apiVersion', 'kind', 'metadata', 'spec', 'selector', 'endpoints', 'web']);
});

test('the expressions of a PrometheusRule can be run', () => {
  const { service, uri } = openAtCursor(
    object('PrometheusRule', '  groups:\n    - name: a\n      rules:\n        - {alert: Down, expr: up == 0|}\n'),
    { name },
  );
  expect(service.expressions(uri).map(({ expr }) => expr)).toEqual(['up == 0']);
});

describe('a fix', () => {
  test.each([
    ['scrape_int|erval: 30s', 'interval: 30s'],
    ['honor_la|bels: true', 'honorLabels: true'],
    ['relabel|Configs: []', 'relabelings: []'],
    ['insecureSkip|Verify: true', 'tlsConfig:\n        insecureSkipVerify: true'],
    ['scheme: Ht|tp', 'scheme: http'],
    ['interval: 3|0', 'interval: 30s'],
    ['path: 1|.5', 'path: "1.5"'],
  ])('of %j writes %j', (wrong, right) => {
    expect(fixed(endpoint(`      ${wrong}\n`))).toBe(endpoint(`      ${right}\n`));
  });

  test('moves labels into matchLabels', () => {
    const spec = (selector: string): string => object('ServiceMonitor', `  selector:\n${selector}  endpoints: [{port: web}]\n`);
    expect(fixed(spec('    a|pp: shop\n'))).toBe(spec('    matchLabels:\n      app: shop\n'));
    expect(fixed(spec('    matchLabels:\n      tier: a\n    a|pp: shop\n'))).toBe(
      spec('    matchLabels:\n      tier: a\n      app: shop\n'),
    );
    expect(fixed(object('ServiceMonitor', '  selector: {a|pp: shop}\n'))).toBe(
      object('ServiceMonitor', '  selector: {matchLabels: {app: shop}}\n'),
    );
  });
});
