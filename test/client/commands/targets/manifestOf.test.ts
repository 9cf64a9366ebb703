import { describe, expect, it } from 'vitest';
import { manifestOf, manifestPlace } from '../../../../client/src/commands/targets/manifestOf.ts';

describe('the manifest behind a pool', () => {
  it('is in the name that the operator gives its job', () => {
    expect(manifestOf('serviceMonitor/shop/web/0')).toEqual({ kind: 'ServiceMonitor', namespace: 'shop', name: 'web' });
    expect(manifestOf('probe/shop/web')).toEqual({ kind: 'Probe', namespace: 'shop', name: 'web' });
    expect(manifestOf('web')).toBeUndefined();
    expect(manifestOf('serviceMonitor')).toBeUndefined();
  });

  const text = `kind: Service
metadata:
  name: web
---
kind: ServiceMonitor
metadata:
  name: web
  namespace: other
---
# the one
kind: "ServiceMonitor"
metadata:
  name: 'web'   # of the shop
spec: {}
`;

  it('is found in a file of several', () => {
    expect(manifestPlace(text, { kind: 'ServiceMonitor', namespace: 'shop', name: 'web' })?.start.line).toBe(12);
    expect(manifestPlace(text, { kind: 'ServiceMonitor', namespace: 'other', name: 'web' })?.start.line).toBe(6);
    expect(manifestPlace(text, { kind: 'PodMonitor', namespace: 'shop', name: 'web' })).toBeUndefined();
  });
});
