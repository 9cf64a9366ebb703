/** The command line as it is shipped: the bundle, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildInOwnFolder } from '../bench/ownBuild.ts';
import { faultsOf, sarifLog } from '../support/sarif.ts';

const manifest: { readonly version: string; readonly bin: { readonly 'prometheus-workbench': string } } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);

const bad = 'global:\n  scrape_intervall: 15s\n';

describe('the command line', () => {
  let build = '';
  let folder = '';
  beforeAll(async () => {
    build = await buildInOwnFolder();
    folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
    writeFileSync(path.join(folder, 'prometheus.yml'), bad);
    writeFileSync(path.join(folder, 'good.rules'), 'groups:\n  - name: a\n    rules: [{ record: a, expr: up }]\n');
  });
  afterAll(() => {
    for (const made of [build, folder]) rmSync(made, { recursive: true, force: true });
  });

  const run = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(build, manifest.bin['prometheus-workbench']), ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('exits with 0, 1 or 2, and says why on the stream that is meant for it', () => {
    expect(run(['check', 'good.rules'])).toEqual({ status: 0, stdout: 'Checked 1 file: nothing wrong.\n', stderr: '' });
    expect(run(['check', '.'])).toEqual({
      status: 1,
      stdout: `prometheus.yml:2:3: error unknown-key: \`scrape_intervall\` is not a key of a global section. Did you mean \`scrape_interval\`?
 2 |   scrape_intervall: 15s
   |   ^^^^^^^^^^^^^^^^
   = fix: replace \`scrape_intervall\` with \`scrape_interval\`

Checked 2 files: 1 error.
`,
      stderr: '',
    });
    expect(run(['check', 'nowhere.yml'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'prometheus-workbench: There is no such file or folder: nowhere.yml.\n',
    });
  });

  it('reads standard input', () => {
    expect(run(['check', '-', '--name=prometheus.yml', '--format=github'], bad)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::error file=prometheus\.yml,line=2,endLine=2,col=3,endColumn=19,title=unknown-key::/),
    });
  });

  it('asks what standard input is called where that cannot be seen', () => {
    expect(run(['check', '-'], bad)).toMatchObject({ status: 2, stderr: expect.stringContaining('with --name=prometheus.yml') });
  });

  it('writes SARIF that the schema takes', () => {
    const { status, stdout } = run(['check', '--format', 'sarif', '.']);
    const log: unknown = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(faultsOf(log, sarifLog)).toEqual([]);
    expect(log).toMatchObject({ runs: [{ results: [{ ruleId: 'unknown-key', fixes: [{}] }] }] });
  });

  it('helps, and knows its version', () => {
    expect(run(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: prometheus-workbench check'), stderr: '' });
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });
});
