import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKubeconfigs, type Kubeconfigs } from '../../../client/src/cluster/index.ts';
import { clusterErrorOf } from '../../support/clusterErrors.ts';
import { silentLog } from '../../support/silentLog.ts';

let folder: string;
const opened: Kubeconfigs[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promwb-'));
});

afterEach(async () => {
  for (const one of opened.splice(0)) one.dispose();
  await rm(folder, { recursive: true, force: true });
});

function open(...files: string[]): Kubeconfigs {
  const kubeconfigs = createKubeconfigs({ paths: files.map(at), trusted: () => true, log: silentLog });
  opened.push(kubeconfigs);
  return kubeconfigs;
}

const at = (file: string): string => path.join(folder, file);
const write = (file: string, text: string): Promise<void> => writeFile(at(file), text);

const home = `apiVersion: v1
kind: Config
current-context: kind
clusters:
- {name: kind, cluster: {server: "https://127.0.0.1:6443/"}}
users:
- {name: me, user: {token: t1}}
contexts:
- {name: kind, context: {cluster: kind, user: me}}
`;

const work = `current-context: prod
clusters:
- {name: prod, cluster: {server: "https://prod.example:6443", proxy-url: "http://proxy.example:3128"}}
- {name: kind, cluster: {server: "https://other.example"}}
contexts:
- {name: prod, context: {cluster: prod, user: me, namespace: shop}}
- {name: nowhere, context: {cluster: gone}}
- {name: nobody, context: {cluster: prod, user: gone}}
- {name: anonymous, context: {cluster: prod}}
- {name: broken}
`;

describe('read', () => {
  it('merges as kubectl does: of two entries with one name the first counts, and the first current context', async () => {
    await write('home', home);
    await write('work', work);
    const { contexts, problems } = await open('home', 'work').read();
    expect(problems).toEqual([]);
    expect(contexts.map(({ name, server, current }) => [name, server, current])).toEqual([
      ['kind', 'https://127.0.0.1:6443', true],
      ['prod', 'https://prod.example:6443', false],
      ['nowhere', '', false],
      ['nobody', 'https://prod.example:6443', false],
      ['anonymous', 'https://prod.example:6443', false],
    ]);
    expect(contexts.map(({ namespace }) => namespace)).toEqual(['default', 'shop', 'default', 'default', 'default']);
  });

  it('shows a current context that is nowhere as a problem of the file that names it, and the contexts all the same', async () => {
    await write('home', home.replace('current-context: kind', 'current-context: renamed'));
    await write('work', work);
    const { contexts, problems } = await open('missing', 'home', 'work').read();
    expect(contexts.map(({ name }) => name)).toContain('kind');
    expect(problems.filter(({ error }) => error.kind !== 'notFound')).toEqual([
      {
        file: at('home'),
        error: { kind: 'unknownContext', message: expect.stringMatching(/"renamed" of .*home is in no kubeconfig.*use-context/) },
      },
    ]);
  });

  it.each(['current-context: ""', ''])('takes a kubeconfig without a current context (%j) for a sound one', async line => {
    await write('home', home.replace('current-context: kind', line));
    expect((await open('home').read()).problems).toEqual([]);
  });

  it.each([
    ['a tab', 'clusters:\n\t- x', /cannot be used: .*tab/],
    ['a list', '- a\n- b\n', /cannot be used: it holds no mapping of clusters, users and contexts\. Correct the file/],
    ['text', 'hello', /cannot be used: it holds no mapping/],
    ['an open quote', 'current-context: "x', /cannot be used: /],
  ])('shows a file with %s as a problem, and the others all the same', async (_what, text, message) => {
    await write('home', home);
    await write('bad', text);
    const { contexts, problems } = await open('bad', 'home').read();
    expect(contexts.map(({ name }) => name)).toEqual(['kind']);
    expect(problems).toEqual([{ file: at('bad'), error: { kind: 'kubeconfig', message: expect.stringMatching(message) } }]);
  });

  it('never shows what stands in a broken file: it may be a secret', async () => {
    await write('bad', 'users:\n- name: me\n  user: {token: hunter2\n');
    const { problems } = await open('bad').read();
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('shows a folder, and a file that is not there', async () => {
    await mkdir(at('dir'));
    const { problems } = await open('dir', 'gone').read();
    expect(problems.map(({ error }) => error.message)).toEqual([
      `The kubeconfig ${at('dir')} cannot be used: it is a folder. Correct the file, or take it off the list.`,
      `There is no kubeconfig at ${at('gone')}. Create one with your cluster's own tool, or name another file in the settings.`,
    ]);
  });

  it('takes an empty file for an empty kubeconfig', async () => {
    await write('empty', '# nothing yet\n');
    expect(await open('empty').read()).toEqual({ contexts: [], problems: [] });
  });

  it('writes nothing', async () => {
    await write('home', home);
    const kubeconfigs = open('home');
    await kubeconfigs.read();
    await (await kubeconfigs.connect('kind')).dispose();
    expect(await readFile(at('home'), 'utf8')).toBe(home);
  });
});

describe('connect', () => {
  it.each([
    ['missing', 'unknownContext', /^There is no context "missing" in the kubeconfig\./],
    ['nowhere', 'kubeconfig', /^Context "nowhere" names the cluster "gone", which no kubeconfig defines\./],
    ['nobody', 'kubeconfig', /^Context "nobody" names the user "gone", which no kubeconfig defines\./],
  ])('to %s fails', async (name, kind, message) => {
    await write('work', work);
    expect(await clusterErrorOf(open('work').connect(name))).toEqual({ kind, message: expect.stringMatching(message) });
  });

  it('fails where the server is no address', async () => {
    await write('bad', home.replace('https://127.0.0.1:6443/', 'ftp://x'));
    expect(await clusterErrorOf(open('bad').connect('kind'))).toEqual({
      kind: 'kubeconfig',
      message: 'The server "ftp://x" of context "kind" is no address. Write it in the kubeconfig as https://HOST:PORT.',
    });
  });

  it('fails in a workspace that is not trusted, before anything is read or run', async () => {
    const kubeconfigs = createKubeconfigs({ paths: [at('gone')], trusted: () => false, log: silentLog });
    opened.push(kubeconfigs);
    expect(await clusterErrorOf(kubeconfigs.connect('kind'))).toMatchObject({ kind: 'untrusted' });
  });
});

describe('onDidChange', () => {
  const change = (kubeconfigs: Kubeconfigs): Promise<void> => new Promise(resolve => kubeconfigs.onDidChange(() => resolve()));

  it('tells that a file was written', async () => {
    await write('home', home);
    const changed = change(open('home'));
    await write('home', work);
    await changed;
  });

  it('tells that a file was replaced, and replaced again', async () => {
    await write('home', home);
    const kubeconfigs = open('home');
    for (const text of [work, home]) {
      const changed = change(kubeconfigs);
      await write('new', text);
      await rename(at('new'), at('home'));
      await changed;
    }
    expect((await kubeconfigs.read()).contexts.map(({ name }) => name)).toEqual(['kind']);
  });

  it('tells that a file came to be, in a folder that was not there either', async () => {
    const changed = change(open('.kube/config'));
    await mkdir(at('.kube'));
    await changed;
    const kubeconfigs = open('.kube/config');
    const again = change(kubeconfigs);
    await write('.kube/config', home);
    await again;
    expect((await kubeconfigs.read()).contexts).toHaveLength(1);
  });

  it('tells that the file behind a link was written', async () => {
    await mkdir(at('real'));
    await write('real/config', home);
    await symlink(at('real/config'), at('link'));
    const changed = change(open('link'));
    await write('real/config', work);
    await changed;
  });
});
