import { describe, expect, it } from 'vitest';
import { objectsOf, textOf } from '../../../client/src/cluster/manifests.ts';

const one = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n';

describe('the objects of a file', () => {
  it('are those of all its documents, and of a List', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: two}}\n';
    expect(objectsOf(`${one}---\n# nothing\n---\n${list}`)).toMatchObject({
      kind: 'objects',
      objects: [{ kind: 'ConfigMap' }, { kind: 'Secret' }],
    });
  });

  it('are read as kubectl reads them', () => {
    expect(objectsOf(`${one}spec: {mode: 0644, on: yes, text: "yes"}\n`)).toMatchObject({
      objects: [{ spec: { mode: 420, text: 'yes' } }],
    });
  });

  it('are none where the YAML is wrong or is no object', () => {
    expect(objectsOf(`${one}data: [\n`)).toMatchObject({ kind: 'unreadable', line: expect.any(Number) });
    expect(objectsOf('scrape_configs: []\n')).toMatchObject({ kind: 'unreadable', line: 0 });
    expect(objectsOf('apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n')).toMatchObject({ kind: 'unreadable' });
  });
});

describe('an object to compare', () => {
  it('is without what the API server keeps for itself', () => {
    const metadata = {
      name: 'one',
      uid: 'u',
      resourceVersion: '1',
      managedFields: [],
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
    };
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { 'prometheus.yml': 'global:\n  scrape_interval: 1m\n' },
      status: {},
    };
    expect(textOf(object)).toBe(`${one}data:\n  prometheus.yml: |\n    global:\n      scrape_interval: 1m\n`);
  });

  it('shows the texts of a Secret as texts', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'one' },
      data: { 'a.yml': Buffer.from('a: 1\nb: 2\n').toString('base64'), raw: '/w==' },
    };
    expect(textOf(secret)).toContain('stringData:\n  a.yml: |\n    a: 1\n    b: 2\n  raw: /w==\n');
  });
});
