import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Written } from '../../client/src/cluster/changes.ts';
import { type ClusterObject, type ObjectKey, uidOf, versionOf } from '../../client/src/cluster/objects.ts';
import { clusterErrorOf } from '../support/clusterErrors.ts';
import type { ClusterOfTwo } from './clusterFetches.ts';

const signal = new AbortController().signal;

/** The part of the contract that is about single objects: read, written, and the right to. */
export function describeObjects(prepare: () => Promise<ClusterOfTwo>): void {
  describe('objects', () => {
    let cluster: ClusterOfTwo;
    let count = 0;

    beforeAll(async () => {
      cluster = await prepare();
    });

    afterAll(() => cluster.limited.dispose());

    const configMap = (data: Readonly<Record<string, string>>, name = `config-${++count}`): ClusterObject => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: cluster.namespace },
      data,
    });
    const keyOf = (object: ClusterObject): ObjectKey => ({
      apiVersion: object.apiVersion,
      kind: object.kind,
      namespace: cluster.namespace,
      name: String(object.metadata['name']),
    });
    const created = async (object: ClusterObject): Promise<Written> => cluster.api.write({ kind: 'create', object }, signal);
    const read = (object: ClusterObject): Promise<ClusterObject> => cluster.api.read(keyOf(object), signal);

    it('are read whole, whatever their kind', async () => {
      expect(
        await cluster.api.read({ apiVersion: 'apps/v1', kind: 'Deployment', namespace: cluster.namespace, name: 'echo' }, signal),
      ).toMatchObject({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'echo', generation: 1 },
        spec: { replicas: 2, selector: { matchLabels: { app: 'echo' } } },
      });
      expect(await cluster.api.read({ apiVersion: 'v1', kind: 'Namespace', name: cluster.namespace }, signal)).toMatchObject({
        kind: 'Namespace',
      });
    });

    it('that are not there, or of a kind that is not, are not found', async () => {
      const absent = { apiVersion: 'v1', kind: 'ConfigMap', namespace: cluster.namespace, name: 'absent' };
      expect(await clusterErrorOf(cluster.api.read(absent, signal))).toMatchObject({
        kind: 'notFound',
        message: expect.stringContaining('configmaps "absent" not found'),
      });
      const unknown = { ...absent, apiVersion: 'monitoring.coreos.com/v9', kind: 'ServiceMonitor' };
      expect(await clusterErrorOf(cluster.api.read(unknown, signal))).toMatchObject({
        kind: 'notFound',
        message: expect.stringContaining("the Prometheus Operator's CRDs are not installed"),
      });
    });

    it('are created once', async () => {
      const object = configMap({ key: 'one' });
      expect((await created(object)).object).toMatchObject({ data: { key: 'one' }, metadata: { uid: expect.stringMatching(/./) } });
      expect(await clusterErrorOf(created(object))).toMatchObject({ kind: 'conflict', reason: 'exists' });
    });

    it('are updated in the version that was read alone', async () => {
      const object = configMap({ key: 'one' });
      const first = versionOf((await created(object)).object) ?? '';
      const { object: second } = await cluster.api.write(
        { kind: 'update', object: { ...object, data: { key: 'two' } }, resourceVersion: first },
        signal,
      );
      const late = cluster.api.write({ kind: 'update', object: { ...object, data: { key: 'three' } }, resourceVersion: first }, signal);
      expect(await clusterErrorOf(late)).toMatchObject({ kind: 'conflict', reason: 'version' });
      expect(await read(object)).toMatchObject({ data: { key: 'two' }, metadata: { resourceVersion: versionOf(second) } });
    });

    it('keep their version where a write changes nothing', async () => {
      const { object } = await created(configMap({ key: 'one' }));
      const again = await cluster.api.write({ kind: 'update', object, resourceVersion: versionOf(object) ?? '' }, signal);
      expect(versionOf(again.object)).toBe(versionOf(object));
    });

    it('are not changed by a dry run, which tells what would be', async () => {
      const object = configMap({ key: 'one' });
      expect((await cluster.api.write({ kind: 'create', object, dryRun: true }, signal)).object).toMatchObject({ data: { key: 'one' } });
      expect(await clusterErrorOf(read(object))).toMatchObject({ kind: 'notFound' });
      await created(object);
      const changes = [
        { kind: 'patch', key: keyOf(object), patch: { data: { key: 'two' } } },
        { kind: 'apply', object: { ...object, data: { key: 'two' } }, force: true },
      ] as const;
      for (const change of changes) {
        expect((await cluster.api.write({ ...change, dryRun: true }, signal)).object).toMatchObject({ data: { key: 'two' } });
      }
      await cluster.api.write({ kind: 'delete', key: keyOf(object), dryRun: true }, signal);
      expect(await read(object)).toMatchObject({ data: { key: 'one' } });
    });

    it('are patched, of one version where it is named', async () => {
      const { object } = await created(configMap({ key: 'one', other: 'kept' }));
      const key = keyOf(object);
      const patched = await cluster.api.write({ kind: 'patch', key, patch: { data: { key: null, more: 'new' } } }, signal);
      expect(patched.object['data']).toEqual({ other: 'kept', more: 'new' });
      const late = cluster.api.write(
        { kind: 'patch', key, patch: { data: { key: 'late' } }, resourceVersion: versionOf(object) ?? '' },
        signal,
      );
      expect(await clusterErrorOf(late)).toMatchObject({ kind: 'conflict', reason: 'version' });
    });

    it('are applied: made, changed, and freed of what is not named any more', async () => {
      const object = configMap({ ours: 'one', gone: 'soon' });
      await cluster.api.write({ kind: 'apply', object }, signal);
      await cluster.admin.patch(`/api/v1/namespaces/${cluster.namespace}/configmaps/${String(object.metadata['name'])}`, {
        data: { theirs: 'kept' },
      });
      const applied = await cluster.api.write({ kind: 'apply', object: { ...object, data: { ours: 'two' } } }, signal);
      expect(applied.object['data']).toEqual({ ours: 'two', theirs: 'kept' });
      expect(applied.object.metadata['managedFields']).toContainEqual(
        expect.objectContaining({ manager: 'prometheus-workbench', operation: 'Apply', fieldsV1: { 'f:data': { 'f:ours': {} } } }),
      );
    });

    it("are not applied over others' fields but by force", async () => {
      const object = configMap({ shared: 'ours' });
      await cluster.admin.create(`/api/v1/namespaces/${cluster.namespace}/configmaps?fieldManager=other`, {
        ...object,
        data: { shared: 'theirs' },
      });
      expect(await clusterErrorOf(cluster.api.write({ kind: 'apply', object }, signal))).toMatchObject({
        kind: 'conflict',
        reason: 'fields',
        fields: [{ field: '.data.shared', message: expect.stringContaining('conflict with "other"') }],
      });
      const forced = await cluster.api.write({ kind: 'apply', object, force: true }, signal);
      expect(forced.object['data']).toEqual({ shared: 'ours' });
    });

    it('are refused with fields that their kind does not have', async () => {
      const object = { ...configMap({}), datta: {} };
      expect(await clusterErrorOf(created(object))).toMatchObject({
        kind: 'invalid',
        fields: [{ field: 'datta', message: 'unknown field "datta"' }],
      });
    });

    it('are refused with what the API server tells of each field', async () => {
      const object = {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'wrong', namespace: cluster.namespace },
        spec: { ports: [{ port: 70_000 }] },
      };
      expect(await clusterErrorOf(created(object))).toMatchObject({
        kind: 'invalid',
        fields: expect.arrayContaining([{ field: 'spec.ports[0].port', message: expect.stringContaining('must be between 1 and 65535') }]),
      });
    });

    it('come with what the API server warns of', async () => {
      const spec = { clusterIP: 'None', loadBalancerIP: '10.1.2.3', ports: [{ port: 80 }] };
      const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'headless', namespace: cluster.namespace }, spec };
      const { warnings } = await cluster.api.write({ kind: 'create', object, dryRun: true }, signal);
      expect(warnings).toContain('spec.loadBalancerIP is ignored for headless services');
    });

    it('are deleted where they are still those that were meant', async () => {
      const { object } = await created(configMap({ key: 'one' }));
      const key = keyOf(object);
      const another = cluster.api.write({ kind: 'delete', key, uid: '00000000-0000-0000-0000-000000000000' }, signal);
      expect(await clusterErrorOf(another)).toMatchObject({ kind: 'conflict', reason: 'version' });
      await cluster.api.write({ kind: 'delete', key, uid: uidOf(object) ?? '', resourceVersion: versionOf(object) ?? '' }, signal);
      expect(await clusterErrorOf(read(object))).toMatchObject({ kind: 'notFound' });
    });

    it('may be written or not, which the API server tells', async () => {
      const question = { verb: 'update', group: '', resource: 'configmaps', namespace: cluster.namespace };
      expect(await cluster.api.may(question, signal)).toMatchObject({ allowed: true });
      expect(await cluster.limited.may(question, signal)).toMatchObject({ allowed: false });
      expect(await clusterErrorOf(cluster.limited.write({ kind: 'create', object: configMap({}) }, signal))).toMatchObject({
        kind: 'forbidden',
      });
    });
  });
}
