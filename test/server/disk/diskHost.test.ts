import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskHost } from '../../../server/src/disk/diskHost.ts';

describe('the host that reads from disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'host-'));
    for (const name of ['work/rules', 'work-other']) mkdirSync(path.join(folder, name), { recursive: true });
    for (const name of ['work/a.yml', 'work/rules/b.yml', 'work/rules/c.json', 'work-other/secret.yml']) {
      writeFileSync(path.join(folder, name), `# ${name}\n`);
    }
    symlinkSync(path.join(folder, 'work-other/secret.yml'), path.join(folder, 'work/rules/link.yml'));
    symlinkSync(path.join(folder, 'work/rules'), path.join(folder, 'work/again'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const host = () => diskHost({ within: () => [path.join(folder, 'work')], log: () => {} });
  const free = () => diskHost({ within: () => [folder], log: () => {} });

  it('reads text files, with a version that a change makes another', async () => {
    expect(await host().readFile(uri('work/a.yml'))).toEqual({ text: '# work/a.yml\n', version: expect.any(Number) });
    expect(await host().readFile(uri('work/none.yml'))).toBeNull();
    expect(await host().readFile(uri('work/rules'))).toBeNull();
    expect(await host().readFile('untitled:Untitled-1')).toBeNull();
  });

  it('stays within its folders, whatever the link or the dots', async () => {
    expect(await host().readFile(uri('work-other/secret.yml'))).toBeNull();
    expect(await host().readFile(uri('work/rules/link.yml'))).toBeNull();
    expect(await host().findFiles(uri('work'), '../work-other/*.yml')).toBeNull();
    expect(await host().findFiles(uri('work-other'), 'none.yml')).toBeNull();
    expect(await free().readFile(uri('work/rules/link.yml'))).not.toBeNull();
    expect(await free().findFiles(uri('work'), '../work-other/*.yml')).toEqual([uri('work-other/secret.yml')]);
  });

  it('finds files by a glob, through links to folders too', async () => {
    expect(await host().findFiles(uri('work'), '*/[bc].*')).toEqual(
      ['work/again/b.yml', 'work/again/c.json', 'work/rules/b.yml', 'work/rules/c.json'].map(uri),
    );
    expect(await host().findFiles(uri('work'), 'a.yml')).toEqual([uri('work/a.yml')]);
    expect(await host().findFiles(uri('work'), 'rules')).toEqual([]);
    expect(await host().findFiles(uri('work/nowhere'), '*.yml')).toEqual([]);
  });

  it('knows of no Prometheus', async () => {
    expect(await host().lookup({ what: 'metrics' })).toEqual({ values: [], complete: false });
  });
});
