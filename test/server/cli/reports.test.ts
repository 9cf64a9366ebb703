import { describe, expect, it } from 'vitest';
import type { CheckedFile, Finding } from '../../../server/src/cli/finding.ts';
import { written } from '../../../server/src/cli/report/write.ts';
import type { Format } from '../../../server/src/cli/format.ts';

const at = (line: number, from: number, to: number): Finding['range'] => ({
  start: { line, character: from },
  end: { line, character: to },
});

const text = 'global:\n\tscrape_intervall: 15s\nscrape_configs:\n  - job_name: ü😀\n  - job_name: b\n';

const misspelt: Finding = {
  range: at(1, 1, 17),
  severity: 'error',
  code: 'unknown-key',
  message: 'It is `100%`,\nor is it?',
  related: [{ file: 'other.yml', range: at(0, 0, 6), message: 'Here is the other one.' }],
  fix: { title: 'Replace `scrape_intervall` with `scrape_interval`', edits: [{ range: at(1, 1, 17), newText: 'scrape_interval' }] },
};

const named: Finding = { range: at(3, 14, 17), severity: 'warning', code: 'duplicate-name', message: 'A name.', related: [] };

const whole: Finding = {
  range: { start: { line: 3, character: 4 }, end: { line: 4, character: 15 } },
  severity: 'hint',
  code: 'deprecated-key',
  message: 'A block.',
  related: [],
};

const files: readonly CheckedFile[] = [
  { name: 'a,b: c.yml', text, findings: [misspelt, named, whole] },
  { name: 'good.yml', text: '', findings: [] },
];

const report = (format: Format, { quiet = false, color = false } = {}): string =>
  written({ files, unrecognised: ['README.md'], version: '1.2.3' }, format, { quiet, color });

describe('findings as text', () => {
  it('stand above their line, with marks under the very place', () => {
    expect(report('text').split('\n')).toEqual([
      'a,b: c.yml:2:2: error unknown-key: It is `100%`,',
      'or is it?',
      ' 2 | \tscrape_intervall: 15s',
      '   | \t^^^^^^^^^^^^^^^^',
      '   = other.yml:1:1: Here is the other one.',
      '   = fix: replace `scrape_intervall` with `scrape_interval`',
      '',
      'a,b: c.yml:4:15: warning duplicate-name: A name.',
      ' 4 |   - job_name: ü😀',
      '   |               ^^',
      '',
      'a,b: c.yml:4:5: hint deprecated-key: A block.',
      ' 4 |   - job_name: ü😀',
      '   |     ^^^^^^^^^^^^',
      '',
      'README.md: not checked, since it holds nothing that Prometheus Workbench knows.',
      'Checked 2 files: 1 error, 1 warning, 1 note.',
      '',
    ]);
  });

  it('come without notes and summary where that is asked for, and in colour', () => {
    expect(report('text', { quiet: true })).not.toMatch(/Checked|README/);
    expect(report('text')).not.toContain('\u001B');
    expect(report('text', { color: true })).toContain('\u001B[31merror\u001B[39m');
  });
});

describe('findings as workflow commands of GitHub', () => {
  it('escape what would end a property or the message', () => {
    expect(report('github').split('\n')).toEqual([
      '::error file=a%2Cb%3A c.yml,line=2,endLine=2,col=2,endColumn=18,title=unknown-key::It is `100%25`,%0Aor is it?',
      '::warning file=a%2Cb%3A c.yml,line=4,endLine=4,col=15,endColumn=18,title=duplicate-name::A name.',
      '::notice file=a%2Cb%3A c.yml,line=4,endLine=5,col=5,title=deprecated-key::A block.',
      '',
    ]);
  });
});

describe('findings as JSON', () => {
  it('count from 1 and hold all there is', () => {
    expect(JSON.parse(report('json'))).toEqual({
      version: 1,
      summary: { files: 2, errors: 1, warnings: 1, informations: 0, hints: 1 },
      findings: [
        {
          file: 'a,b: c.yml',
          line: 2,
          column: 2,
          endLine: 2,
          endColumn: 18,
          severity: 'error',
          code: 'unknown-key',
          message: 'It is `100%`,\nor is it?',
          related: [{ file: 'other.yml', line: 1, column: 1, endLine: 1, endColumn: 7, message: 'Here is the other one.' }],
          fix: {
            title: 'Replace `scrape_intervall` with `scrape_interval`',
            edits: [{ line: 2, column: 2, endLine: 2, endColumn: 18, newText: 'scrape_interval' }],
          },
        },
        expect.objectContaining({ severity: 'warning', line: 4, column: 15, endColumn: 18, related: [] }),
        expect.objectContaining({ severity: 'hint', line: 4, endLine: 5, endColumn: 16 }),
      ],
      unrecognised: ['README.md'],
    });
  });
});
