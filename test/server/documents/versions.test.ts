import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService } from '../../../server/src/languageService.ts';
import { memoryHost } from '../../support/memoryHost.ts';

const lines = (count: number, each: (index: number) => string): string => Array.from({ length: count }, (_, index) => each(index)).join('');

const jobs = lines(
  70,
  index =>
    `  - job_name: job-${index}\n    scrape_timeout: 20s\n    static_configs:\n      - targets: [host-${index}:9100]\n    relabel_configs:\n      - target_label: team\n        replacement: a\n`,
);

const rules = lines(
  70,
  index =>
    `      - alert: Alert${index}\n        expr: sum by (job) (rate(errors_total{job="a${index}"}[5m])) > ${index}\n        annotations:\n          summary: '{{ $labels.job }} fails'\n`,
);

const groups = `groups:\n  - name: first\n    rules:\n${rules}    labels:\n      team: a\n  - name: second\n    rules:\n      - record: a:b\n        expr: up\n`;

const inBlock = (text: string): string => text.replaceAll(/^(?=.)/gm, '    ');

const targets = lines(140, index => `- targets:\n    - host-${index}:9100\n  labels:\n    rack: r${index % 7}\n`);

/** Long enough to be kept in many parts. */
const files: Readonly<Record<string, string>> = {
  'prometheus.yml': `global:\n  scrape_interval: 30s\nscrape_configs:\n${jobs}\nremote_write:\n  - url: http://a\n    name: a\n`,
  'rules.yml': groups,
  'targets.yml': targets,
  'configmap.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  b.rules: |\n${inBlock(groups)}  prometheus.yml: |\n${inBlock(`scrape_configs:\n${jobs}`)}`,
};

const pieces = [
  '',
  'x',
  '1',
  '\n',
  ' ',
  '  ',
  ': ',
  '- ',
  '#',
  "'",
  '"',
  '[',
  ']',
  '{',
  '|',
  '{{ ',
  '\nx',
  '\nkey:\n',
  '  - job_name: job-1\n',
  '      - alert: Alert1\n        expr: up\n',
  '      - record: c\n        expr: sum(\n',
  '  - name: third\n    rules:\n',
  '- targets: [a]\n',
  '# promwb-ignore long-interval\n',
  '---\n',
  '\r\n',
  '&a ',
  '*a',
  '\u0000',
];

/** What is typed, pasted or taken out; a place that is a beginning of a line now and then, as it is for who types. */
const edit = record({ at: nat(), line: constantFrom(true, false), gone: constantFrom(0, 0, 1, 7, 60, 400), put: constantFrom(...pieces) });

describe('versions of a document', () => {
  test.each(Object.entries(files))('%s: after any edits it is found what is found in it at first sight', (name, text) => {
    const uri = `file:///w/${name}`;
    assert(
      property(array(edit, { minLength: 3, maxLength: 4 }), edits => {
        const typed = createLanguageService(memoryHost());
        let current = text;
        let version = 1;
        const update = (): TextDocument => TextDocument.create(uri, 'yaml', version++, current);
        typed.update(update());
        typed.diagnostics(uri);
        for (const { at, line, gone, put } of edits) {
          const place = at % (current.length + 1);
          const start = line ? current.lastIndexOf('\n', place) + 1 : place;
          current = current.slice(0, start) + put + current.slice(start + gone);
          typed.update(update());
          const fresh = createLanguageService(memoryHost());
          fresh.update(update());
          expect(typed.diagnostics(uri)).toEqual(fresh.diagnostics(uri));
        }
      }),
      { numRuns: 2 },
    );
  });
});
