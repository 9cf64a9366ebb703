import { describe, expect, it } from 'vitest';
import type { Change } from '../../../client/src/cluster/changes.ts';
import { ClusterFailure } from '../../../client/src/cluster/model.ts';
import type { ClusterObject } from '../../../client/src/cluster/objects.ts';
import { createWrites, type WriteQuestion } from '../../../client/src/connections/writes.ts';
import { clusterErrorOf } from '../../support/clusterErrors.ts';
import { scriptedApi } from '../../support/scriptedApi.ts';

const object: ClusterObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'config', namespace: 'web', managedFields: [] },
  data: { key: 'value' },
};
const secret: ClusterObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: 'login',
    namespace: 'web',
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'c2VjcmV0', team: 'web' },
  },
  data: { password: 'c2VjcmV0' },
};
const create: Change = { kind: 'create', object };
const signal = new AbortController().signal;

function door({
  trusted = true,
  readOnly = false,
  agrees = true,
  productionContexts = ['prod-*', 'live'],
  fails,
}: Partial<{ trusted: boolean; readOnly: boolean; agrees: boolean; productionContexts: readonly string[]; fails: Error }> = {}) {
  const lines: string[] = [];
  const sent: Change[] = [];
  const asked: WriteQuestion[] = [];
  const api = {
    ...scriptedApi({}),
    write: async (change: Change) => {
      sent.push(change);
      if (fails !== undefined) throw fails;
      return { object, warnings: [] };
    },
  };
  const writes = createWrites({
    policy: () => ({ trusted, readOnly, productionContexts }),
    confirm: async question => {
      asked.push(question);
      if (!agrees) throw new DOMException('no', 'AbortError');
    },
    list: { appendLine: line => void lines.push(line) },
    withWriter: (_context, use) => use(api),
    now: () => new Date(0),
  });
  return { writes, lines, sent, asked };
}

describe('the door for writes', () => {
  it('lists what was sent, and what came of it', async () => {
    const { writes, lines, asked } = door();
    await writes.write('test', create, signal);
    expect(asked).toEqual([]);
    expect(lines.join('\n')).toMatch(/^1970-01-01T00:00:00.000Z test: create ConfigMap web\/config: done\n\{[^]*"key": "value"/);
    expect(lines.join('\n')).not.toContain('managedFields');
  });

  it('lists the keys of a Secret, never its values, not even the copy that kubectl makes', async () => {
    const { writes, lines } = door();
    await writes.write('test', { kind: 'apply', object: secret }, signal);
    await writes.write(
      'test',
      { kind: 'patch', key: { apiVersion: 'v1', kind: 'Secret', name: 'login' }, patch: { stringData: { password: 'secret' } } },
      signal,
    );
    expect(lines.join('\n')).toContain('"password": "(not shown)"');
    expect(lines.join('\n')).toContain('"team": "web"');
    expect(lines.join('\n')).not.toMatch(/c2VjcmV0|"secret"/);
  });

  it('asks for each write to production, by its context, object and verb', async () => {
    const { writes, asked, sent } = door();
    for (const context of ['prod-eu', 'PROD-us', 'live', 'production', 'alive']) await writes.write(context, create, signal);
    const key = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'web', name: 'config' };
    expect(asked).toEqual(['prod-eu', 'PROD-us', 'live'].map(where => ({ where, verb: 'create', object: key })));
    expect(sent).toHaveLength(5);
  });

  it('sends and lists nothing where the person does not agree', async () => {
    const { writes, lines, sent } = door({ agrees: false });
    await expect(writes.write('prod-eu', create, signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect([lines, sent]).toEqual([[], []]);
  });

  it.each([
    ['readOnly', { readOnly: true }],
    ['untrusted', { trusted: false }],
  ] as const)('is shut: %s', async (kind, options) => {
    const { writes, sent } = door(options);
    expect(await clusterErrorOf(writes.write('test', create, signal))).toMatchObject({ kind });
    expect(sent).toEqual([]);
    expect(() => writes.check('test')).toThrow(ClusterFailure);
  });

  it('lets a dry run through in read-only mode, for it changes nothing, but not without trust', async () => {
    const dry = { ...create, dryRun: true } as const;
    const { writes, lines, asked } = door({ readOnly: true });
    await writes.write('prod-eu', dry, signal);
    expect([lines, asked]).toEqual([[], []]);
    expect(await clusterErrorOf(door({ trusted: false }).writes.write('test', dry, signal))).toMatchObject({ kind: 'untrusted' });
  });

  it('sends nothing that was cancelled before', async () => {
    const { writes, sent } = door();
    await expect(writes.write('test', create, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(sent).toEqual([]);
  });

  it('says that a write without an answer may have been done', async () => {
    const { writes, lines } = door({ fails: new ClusterFailure({ kind: 'timeout', message: 'It did not answer.' }) });
    expect(await clusterErrorOf(writes.write('test', create, signal))).toMatchObject({ kind: 'timeout' });
    expect(lines[0]).toContain('no answer, so it may have been done or not. It did not answer.');
    const refused = door({ fails: new ClusterFailure({ kind: 'forbidden', message: 'You may not.' }) });
    await clusterErrorOf(refused.writes.write('test', create, signal));
    expect(refused.lines[0]).toContain('not done. You may not.');
  });
});
