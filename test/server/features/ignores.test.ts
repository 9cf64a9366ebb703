import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { openAtCursor, openDocument } from '../../support/openDocument.ts';

/** Checks that exactly the diagnostics drawn into a document are reported. */
function expectDrawn(drawn: string, options?: Parameters<typeof openDocument>[1]): void {
  const text = plain(drawn);
  const { service, uri, host } = openDocument(text, options);
  expect(annotated(text, service.diagnostics(uri))).toBe(drawn);
  expect(host.logged).toEqual([]);
}

describe('a comment ignores its codes', () => {
  test('on its own line, and on the next where it stands alone', () => {
    expectDrawn(
      `
scrape_configs:
  - job_name: slow
    scrape_interval: 10m # promwb-ignore long-interval it is only a batch job
    # promwb-ignore unknown-key read by a fork of Prometheus

    # another remark
    scrape_colour: blue
    scrape_taste: sweet
    ^^^^^^^^^^^^ unknown-key: \`scrape_taste\` is not a key of a scrape job. Remove it, or look up the key that was meant.
`.replace(', invalid-value', ''),
    );
  });

  test('above the key of a text of many lines, or in it where that language has comments', () => {
    const rules = (text: string): string => `groups:\n  - name: g\n    rules:\n${text}`;
    expectDrawn(rules('      - alert: A\n        # promwb-ignore promql-type\n        expr: |\n          rate(x) > 0\n'), {
      name: 'a.rules.yml',
    });
    expectDrawn(rules('      - alert: A\n        expr: |\n          # promwb-ignore promql-type\n          rate(x) > 0\n'), {
      name: 'a.rules.yml',
    });
  });

  test('in a configuration that another document holds, and only there', () => {
    expectDrawn(`apiVersion: v1
kind: ConfigMap
metadata: {name: prometheus}
data:
  prometheus.yml: |
    scrape_configs:
      - job_name: slow
        # promwb-ignore long-interval
        scrape_interval: 10m
`);
  });

  test('in a query', () => {
    expectDrawn('# promwb-ignore promql-type\nrate(x)\n', { name: 'a.promql', languageId: 'promql' });
  });

  test('and not where its words are a value', () => {
    expectDrawn(`
scrape_configs:
  - job_name: "# promwb-ignore long-interval"
    scrape_interval: 10m
                     ^^^ long-interval: A query looks back five minutes for a sample, so series that are scraped no more often than that have gaps in graphs and alerts. Scrape at least every 2m.
`);
  });
});

describe('a comment is told of', () => {
  test('when it ignores what is not there, or what there is not', () => {
    expectDrawn(`
scrape_configs:
  # promwb-ignore long-interval, long-intervall
                  ^^^^^^^^^^^^^ stale-ignore: There is no \`long-interval\` here to ignore. Remove it from the comment.
                                 ^^^^^^^^^^^^^^ unknown-ignore: There is no code \`long-intervall\` to ignore. Did you mean \`long-interval\`?
  - job_name: a
  # promwb-ignore
  ^^^^^^^^^^^^^^^ unknown-ignore: This comment names no code, so it silences nothing. Write the codes behind it, such as \`long-interval\`.
  - job_name: b # promwb-ignore stale-ignore
                                ^^^^^^^^^^^^ unknown-ignore: There is no code \`stale-ignore\` to ignore. Write the code that stands with the finding.
`);
  });

  test('but not where the settings leave nothing to ignore', () => {
    const { service, uri } = openDocument('scrape_configs:\n  - job_name: a\n    scrape_interval: 10m # promwb-ignore long-interval\n');
    service.configure({ diagnostics: { severity: { 'long-interval': 'off' } } });
    expect(service.diagnostics(uri)).toEqual([]);
    service.configure({ diagnostics: { enabled: false } });
    expect(service.diagnostics(uri)).toEqual([]);
  });

  test('of a file only once the files are known', async () => {
    const ignored = 'rule_files:\n  - rules.yml # promwb-ignore missing-file made by a job\n';
    const { service, uri } = openDocument(ignored);
    expect(service.diagnostics(uri)).toEqual([]);
    expect(await service.projectDiagnostics(uri)).toEqual([]);
    const stale = openDocument('rule_files: [] # promwb-ignore missing-file\n');
    expect(stale.service.diagnostics(stale.uri)).toEqual([]);
    expect(await stale.service.projectDiagnostics(stale.uri)).toMatchObject([{ code: 'stale-ignore' }]);
  });
});

describe('a quick fix ignores a finding', () => {
  const ignored = (marked: string, name?: string): string => {
    const { service, uri, position, source } = openAtCursor(marked, name === undefined ? {} : { name });
    const actions = service.ignoreActions(uri, { start: position, end: position }, service.diagnostics(uri));
    const action = actions.find(({ title }) => title.startsWith('Ignore'));
    expect(action?.diagnostics).toHaveLength(1);
    const text = TextDocument.applyEdits(source, [...(action?.edit?.changes?.[uri] ?? [])]);
    const after = openDocument(text, name === undefined ? {} : { name });
    const code = /`(.*)`/.exec(action?.title ?? '')?.[1];
    expect(after.service.diagnostics(after.uri).filter(diagnostic => diagnostic.code === code)).toEqual([]);
    return text;
  };

  test('by a comment above its line, in its column', () => {
    expect(ignored('scrape_configs:\n  - job_name: a\n    scrape_interval: 1|0m\n')).toBe(
      'scrape_configs:\n  - job_name: a\n    # promwb-ignore long-interval\n    scrape_interval: 10m\n',
    );
    expect(ignored('scrape_configs:\r\n  - sche|me: https\r\n')).toBe(
      'scrape_configs:\r\n  # promwb-ignore missing-key\r\n  - scheme: https\r\n',
    );
  });

  test('by the comment that is there', () => {
    expect(ignored('scrape_configs:\n  - job_name: a\n    # promwb-ignore unknown-key for now\n    scrape_interval: 1|0m\n')).toContain(
      '# promwb-ignore unknown-key, long-interval for now\n',
    );
  });

  test('above the key of a text of many lines', () => {
    expect(ignored('groups:\n  - name: g\n    rules:\n      - record: a\n        expr: |\n          rate(|x)\n', 'a.rules.yml')).toBe(
      'groups:\n  - name: g\n    rules:\n      - record: a\n        # promwb-ignore promql-type\n        expr: |\n          rate(x)\n',
    );
  });

  test('within a ConfigMap too', () => {
    const config = 'data:\n  prometheus.yml: |\n    scrape_configs:\n      - job_name: a\n        scrape_interval: 1|0m\n';
    expect(ignored(`apiVersion: v1\nkind: ConfigMap\n${config}`)).toContain(
      '        # promwb-ignore long-interval\n        scrape_interval: 10m\n',
    );
  });
});

describe('completion in the comment', () => {
  const labels = (marked: string): readonly string[] => {
    const { service, uri, position } = openAtCursor(marked);
    return service.completion(uri, position).map(({ label }) => label);
  };

  test('offers the codes that are not in it yet', () => {
    const offered = labels('scrape_configs: [] # promwb-ignore long-interval, |');
    expect(offered).toContain('nothing-scraped');
    expect(offered).not.toContain('long-interval');
    expect(offered).not.toContain('stale-ignore');
  });

  test('offers nothing in the reason, or in another comment', () => {
    expect(labels('scrape_configs: [] # promwb-ignore long-interval because |')).toEqual([]);
    expect(labels('scrape_configs: [] # remark |')).toEqual([]);
  });
});
