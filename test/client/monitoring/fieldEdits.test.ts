import { describe, expect, it } from 'vitest';
import { editLines, withEdits } from '../../../client/src/monitoring/fieldEdits.ts';

const monitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'cart', resourceVersion: '7' },
  spec: { endpoints: [{ port: 'http', path: '/metrics' }, { port: 'admin' }] },
};

describe('fields of an object', () => {
  it('are set where they stand, and made where they are missing', () => {
    const edits = [
      { path: ['metadata', 'labels', 'release'], value: 'kps' },
      { path: ['spec', 'endpoints', 0, 'port'], value: 'web' },
    ];
    expect(withEdits(monitor, edits)).toEqual({
      ...monitor,
      metadata: { name: 'cart', resourceVersion: '7', labels: { release: 'kps' } },
      spec: { endpoints: [{ port: 'web', path: '/metrics' }, { port: 'admin' }] },
    });
    expect(monitor.spec.endpoints[0]?.port).toBe('http');
    expect(editLines(monitor, edits)).toEqual([
      'metadata.labels.release: not set, then "kps"',
      'spec.endpoints.0.port: "http", then "web"',
    ]);
  });

  it('may be whole blocks', () => {
    const path = ['spec', 'namespaceSelector'];
    expect(withEdits(monitor, [{ path, value: { matchNames: ['shop'] } }])).toMatchObject({
      spec: { endpoints: monitor.spec.endpoints, namespaceSelector: { matchNames: ['shop'] } },
    });
  });
});
