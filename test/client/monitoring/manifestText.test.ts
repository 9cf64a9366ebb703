import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestText } from '../../../client/src/monitoring/manifestText.ts';

describe('a manifest as text', () => {
  it('looks as a person would write it', () => {
    const manifest = {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'cart', labels: {}, namespace: undefined },
      spec: { endpoints: [{ port: 'web', targetPort: 8080 }, { port: 'on' }], names: ['a: b', 'x:y'], none: [] },
    };
    expect(manifestText(manifest)).toBe(`apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: cart
  labels: {}
spec:
  endpoints:
    - port: web
      targetPort: 8080
    - port: "on"
  names:
    - "a: b"
    - x:y
  none: []
`);
  });

  it('reads back as what it was, in YAML 1.1 and 1.2', () => {
    const { value } = fc.letrec<{ value: unknown; map: Record<string, unknown> }>(tie => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constantFrom('yes', '1e3', '0x1f', '~', '', '- a', '12:30:45', '2026-01-01', ' a', '#', 'é: "'),
        fc.array(fc.oneof(fc.string(), tie('map')), { maxLength: 3 }),
        tie('map'),
      ),
      map: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b c', 'null', '1'), value, { minKeys: 1, noNullPrototype: true }), manifest => {
        const text = manifestText(manifest);
        expect(parse(text, { version: '1.1', merge: false, stringKeys: true })).toEqual(manifest);
        expect(parse(text, { version: '1.2', stringKeys: true })).toEqual(manifest);
      }),
      { numRuns: 300 },
    );
  });
});
