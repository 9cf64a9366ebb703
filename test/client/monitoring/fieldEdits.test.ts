import { describe, expect, it } from 'vitest';
import { onlyEdited } from '../../../client/src/monitoring/fieldEdits.ts';

const monitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'cart', namespace: 'shop', resourceVersion: '7', labels: { app: 'cart' } },
  spec: { selector: {}, endpoints: [{ port: 'http', path: '/metrics' }, { port: 'admin' }] },
};
const named = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'cart', namespace: 'shop' } };

describe('the fields that edits set', () => {
  it('are all that is left of the object, besides its name', () => {
    expect(onlyEdited(monitor, [{ path: ['metadata', 'labels', 'release'], value: 'kps' }])).toEqual({
      ...named,
      metadata: { ...named.metadata, labels: { release: 'kps' } },
    });
    const namespaceSelector = { matchNames: ['shop'] };
    expect(onlyEdited(monitor, [{ path: ['spec', 'namespaceSelector'], value: namespaceSelector }])).toEqual({
      ...named,
      spec: { namespaceSelector },
    });
  });

  it('hold a list whole, with its other items and their other fields', () => {
    expect(onlyEdited(monitor, [{ path: ['spec', 'endpoints', 0, 'port'], value: 'web' }])).toEqual({
      ...named,
      spec: { endpoints: [{ port: 'web', path: '/metrics' }, { port: 'admin' }] },
    });
    expect(monitor.spec.endpoints[0]?.port).toBe('http');
  });
});
