import { describe, expect, it } from 'vitest';
import { applyObject, rollBack } from '../../client/src/applying/applyObject.ts';
import { keyText, saveKey, type TextKey } from '../../client/src/applying/editKey.ts';
import { type ClusterObject, keyOf } from '../../client/src/cluster/objects.ts';
import { clusterErrorOf } from '../support/clusterErrors.ts';
import type { PreparedCluster } from './clusterForwards.ts';

const signal = new AbortController().signal;
const rounds = 200;

/** The part of the contract that is about several who write the same object. */
export function describeConflicts(prepared: () => PreparedCluster): void {
  describe('two writers', () => {
    const configMap = (name: string, data: Readonly<Record<string, string>>): ClusterObject => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: prepared().namespace },
      data,
    });
    const create = async (name: string, data: Readonly<Record<string, string>>): Promise<ClusterObject> =>
      (await prepared().api.write({ kind: 'create', object: configMap(name, data) }, signal)).object;
    const textKey = (object: ClusterObject, key: string): TextKey => ({ object: { ...keyOf(object), kind: 'ConfigMap' }, key });

    it(`of one text lose none of ${rounds} lines in each one's rounds`, async () => {
      const { api } = prepared();
      const object = await create('two-writers', { text: '' });
      const at = textKey(object, 'text');
      let diverged = 0;
      const write = async (who: string): Promise<void> => {
        for (let round = 0; round < rounds; round += 1) {
          let base = keyText(await api.read(at.object, signal), at.key) ?? '';
          for (;;) {
            const edit = await saveKey(api, { at, base, text: `${base}${who}${round}\n`, accept: async () => true }, signal);
            if (edit.kind === 'applied') break;
            if (edit.kind !== 'diverged') throw new Error(`The save was ${edit.kind}.`);
            diverged += 1;
            base = edit.theirs;
          }
        }
      };
      await Promise.all([write('a'), write('b')]);
      const lines = (keyText(await api.read(at.object, signal), at.key) ?? '').trim().split('\n');
      const own = (who: string): string[] => lines.filter(line => line.startsWith(who));
      const expected = (who: string): string[] => Array.from({ length: rounds }, (_, round) => `${who}${round}`);
      expect(own('a')).toEqual(expected('a'));
      expect(own('b')).toEqual(expected('b'));
      expect(lines).toHaveLength(2 * rounds);
      // Else they were never in each other's way, and the test showed nothing.
      expect(diverged).toBeGreaterThan(0);
    }, 240_000);

    it('of two texts of one object keep out of each other', async () => {
      const { api } = prepared();
      const object = await create('two-keys', { a: '', b: '' });
      const write = async (key: string): Promise<void> => {
        for (let round = 1; round <= 20; round += 1) {
          const base = keyText(await api.read(keyOf(object), signal), key) ?? '';
          const edit = await saveKey(api, { at: textKey(object, key), base, text: String(round), accept: async () => true }, signal);
          expect(edit.kind).toBe('applied');
        }
      };
      await Promise.all([write('a'), write('b')]);
      expect(await api.read(keyOf(object), signal)).toMatchObject({ data: { a: '20', b: '20' } });
    });

    it('are shown the change of the other before theirs is written', async () => {
      const { api, admin, namespace } = prepared();
      await create('shown-anew', { ours: 'old', theirs: 'old' });
      const path = `/api/v1/namespaces/${namespace}/configmaps/shown-anew?fieldManager=other`;
      const shown: unknown[] = [];
      const result = await applyObject(api, configMap('shown-anew', { ours: 'new' }), {
        accept: async ({ live, changedMeanwhile }) => {
          shown.push([live?.['data'], changedMeanwhile]);
          if (shown.length === 1) await admin.patch(path, { data: { theirs: 'newer' } });
          return true;
        },
        takeOver: async () => true,
        signal,
      });
      expect(shown).toEqual([
        [{ ours: 'old', theirs: 'old' }, false],
        [{ ours: 'old', theirs: 'newer' }, true],
      ]);
      expect(result).toMatchObject({ kind: 'applied', after: { data: { ours: 'new', theirs: 'newer' } } });
    });

    it('are asked before fields of others are taken over, and write nothing without a yes', async () => {
      const { api, admin, namespace } = prepared();
      await admin.create(`/api/v1/namespaces/${namespace}/configmaps?fieldManager=other`, configMap('of-others', { shared: 'theirs' }));
      const never = async (): Promise<boolean> => false;
      const object = configMap('of-others', { shared: 'ours' });
      expect(await applyObject(api, object, { accept: async () => true, takeOver: never, signal })).toEqual({ kind: 'discarded' });
      expect(await applyObject(api, object, { accept: never, takeOver: async () => true, signal })).toEqual({ kind: 'discarded' });
      expect(await api.read(keyOf(object), signal)).toMatchObject({ data: { shared: 'theirs' } });
    });

    it('find nothing to write where all is as wanted', async () => {
      const { api } = prepared();
      const object = configMap('as-wanted', { key: 'value' });
      const yes = { accept: async () => true, takeOver: async () => true, signal };
      expect(await applyObject(api, object, yes)).toMatchObject({ kind: 'applied', before: undefined });
      expect(await applyObject(api, object, { ...yes, accept: async () => expect.fail('There is nothing to accept.') })).toMatchObject({
        kind: 'unchanged',
      });
    });

    it('can be rolled back, unless somebody wrote since', async () => {
      const { api } = prepared();
      const object = await create('back', { key: 'old' });
      const write = (text: string) =>
        saveKey(api, { at: textKey(object, 'key'), base: text === 'new' ? 'old' : 'new', text, accept: async () => true }, signal);
      const first = await write('new');
      if (first.kind !== 'applied') throw new Error('It was not applied.');
      await rollBack(api, first, signal);
      expect(await api.read(keyOf(object), signal)).toMatchObject({ data: { key: 'old' } });
      const second = await write('new');
      if (second.kind !== 'applied') throw new Error('It was not applied.');
      await write('newer');
      expect(await clusterErrorOf(rollBack(api, second, signal))).toMatchObject({ kind: 'conflict', reason: 'version' });
    });

    it('that made an object take it away again', async () => {
      const { api } = prepared();
      const made = await applyObject(api, configMap('made', { key: 'value' }), {
        accept: async () => true,
        takeOver: async () => true,
        signal,
      });
      if (made.kind !== 'applied') throw new Error('It was not applied.');
      await rollBack(api, made, signal);
      expect(await clusterErrorOf(api.read(keyOf(made.after), signal))).toMatchObject({ kind: 'notFound' });
    });
  });
}
