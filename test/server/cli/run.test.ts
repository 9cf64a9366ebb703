import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../../server/src/cli/options.ts';
import { run } from '../../../server/src/cli/run.ts';

const files: Readonly<Record<string, string | Uint8Array>> = {
  'prometheus.yml': 'scrape_configs:\n  - job_name: a\n    static_configs: [{ targets: [a:1] }]\n',
  'slow.prometheus.yml': 'global: { scrape_interval: 10m }\n',
  'rules/team.yml': 'groups:\n  - name: a\n    rules:\n      - record: a\n        expr: sum(\n',
  'rules/targets.json': '[{ "targets": 1 }]',
  'values.yml': 'replicas: 3\n',
  'bytes.prometheus.yml': new Uint8Array([0x67, 0xff, 0xfe]),
  'wide.prometheus.yml': Buffer.from('\uFEFFscrape_configs: 1\n', 'utf16le'),
  'rules/.hidden/a.rules': 'groups: 1\n',
  'node_modules/a/prometheus.yml': 'nonsense: 1\n',
  'later.prometheus.yml': 'global: { scrape_interval: 15s, scrape_native_histograms: true }\n',
  'around.prometheus.yml': 'rule_files: [nowhere/*.yml, /elsewhere/*.yml, rules/*.yml]\n',
  'notes.txt': 'nothing\n',
};

describe('check', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'check-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const options: CheckOptions = {
    paths: [],
    format: 'json',
    threshold: 'hint',
    warningsAsErrors: false,
    quiet: false,
    color: 'never',
    name: 'stdin.yml',
    prometheusVersion: undefined,
  };

  const checked = async (names: readonly string[], others: Partial<CheckOptions> = {}) => {
    const outcome = await run({ ...options, ...others, paths: names.map(name => path.join(folder, name)) }, '1.2.3');
    if (outcome.kind === 'misuse') return { misuse: outcome.sentence.replaceAll(folder + path.sep, '') };
    const { findings, summary, unrecognised }: Report = JSON.parse(outcome.report);
    const found = findings.map(({ file, line, column, code }) => `${path.relative(folder, file)}:${line}:${column} ${code}`);
    return { failed: outcome.failed, found, files: summary.files, unrecognised: unrecognised.map(name => path.relative(folder, name)) };
  };

  it('finds nothing in a good file', async () => {
    expect(await checked(['prometheus.yml'])).toEqual({ failed: false, found: [], files: 1, unrecognised: [] });
  });

  it('fails on an error, on a warning only where that is asked for', async () => {
    expect(await checked(['rules/team.yml'])).toMatchObject({ failed: true, found: ['rules/team.yml:5:18 promql-syntax'] });
    expect(await checked(['slow.prometheus.yml'])).toMatchObject({ failed: false, found: ['slow.prometheus.yml:1:28 long-interval'] });
    expect(await checked(['slow.prometheus.yml'], { warningsAsErrors: true })).toMatchObject({ failed: true });
    expect(await checked(['slow.prometheus.yml'], { threshold: 'error' })).toMatchObject({ failed: false, found: [] });
  });

  it('looks for files of Prometheus in folders, and names no other', async () => {
    const { found, files: count, unrecognised } = await checked(['.']);
    expect(found?.map(finding => finding.split(' ')[0])).toEqual([
      'around.prometheus.yml:1:14',
      'rules/targets.json:1:15',
      'rules/team.yml:5:18',
      'slow.prometheus.yml:1:28',
      'wide.prometheus.yml:1:17',
    ]);
    expect(count).toBe(7);
    expect(unrecognised).toEqual([]);
  });

  it('checks for a release of Prometheus', async () => {
    expect(await checked(['later.prometheus.yml'])).toMatchObject({ failed: false, found: [] });
    expect(await checked(['later.prometheus.yml'], { prometheusVersion: '2.53' })).toMatchObject({
      failed: true,
      found: ['later.prometheus.yml:1:33 version-too-old'],
    });
  });

  it('looks at the files around, and says nothing of what lies elsewhere', async () => {
    expect(await checked(['around.prometheus.yml'])).toMatchObject({
      failed: false,
      found: ['around.prometheus.yml:1:14 no-matching-file'],
    });
  });

  it('says of a file that was named that it holds nothing of Prometheus', async () => {
    expect(await checked(['values.yml', 'prometheus.yml'])).toMatchObject({ failed: false, files: 1, unrecognised: ['values.yml'] });
    expect(await checked(['values.yml'])).toEqual({
      misuse: 'Nothing was checked: no file is one of Prometheus by its name or content.',
    });
  });

  it('refuses bytes that are no text in a file that was named', async () => {
    expect(await checked(['bytes.prometheus.yml'])).toMatchObject({ failed: true, found: ['bytes.prometheus.yml:1:1 yaml-syntax'] });
  });

  it('checks a file once that is named twice, by itself and by its folder', async () => {
    expect(await checked(['rules', 'rules/team.yml', 'rules/../rules/team.yml'])).toMatchObject({ files: 2 });
  });

  it('cannot check what is not there', async () => {
    expect(await checked(['prometheus.yml', 'nowhere.yml'])).toEqual({ misuse: 'There is no such file or folder: nowhere.yml.' });
  });
});

interface Report {
  readonly summary: { readonly files: number };
  readonly unrecognised: readonly string[];
  readonly findings: readonly { readonly file: string; readonly line: number; readonly column: number; readonly code: string }[];
}
