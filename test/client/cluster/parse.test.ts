import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../client/src/cluster/lines.ts';
import { isClusterFailure } from '../../../client/src/cluster/model.ts';
import { parseObject } from '../../../client/src/cluster/parse.ts';

describe('parseObject', () => {
  it('reads a Service, and leaves out what is not as it should be', () => {
    expect(
      parseObject('service', {
        metadata: { name: 'db', namespace: 'shop', uid: 'u1', labels: { app: 'db', odd: 7 }, annotations: null },
        spec: {
          type: 'ClusterIP',
          clusterIP: 'None',
          selector: { app: 'db' },
          ports: [
            { port: 5432, targetPort: 'sql', name: '' },
            { port: 9187, targetPort: 0, name: 'metrics', appProtocol: 'http' },
            { port: 99_999 },
            'nonsense',
          ],
        },
      }),
    ).toEqual({
      namespace: 'shop',
      name: 'db',
      uid: 'u1',
      type: 'ClusterIP',
      headless: true,
      ports: [
        { port: 5432, protocol: 'TCP', targetPort: 'sql' },
        { name: 'metrics', port: 9187, protocol: 'TCP', targetPort: 9187, appProtocol: 'http' },
      ],
      selector: { app: 'db' },
      labels: { app: 'db' },
      annotations: {},
    });
  });

  it('reads a pod: ready, running, on its way out', () => {
    const pod = {
      metadata: { name: 'p', namespace: 'a', uid: 'u', deletionTimestamp: '2026-01-01T00:00:00Z' },
      spec: { containers: [{ name: 'main', ports: [{ name: 'web', containerPort: 8080 }] }, { name: 'sidecar' }] },
      status: {
        phase: 'Running',
        podIP: '10.244.0.7',
        conditions: [
          { type: 'PodScheduled', status: 'True' },
          { type: 'Ready', status: 'False' },
        ],
      },
    };
    expect(parseObject('pod', pod)).toMatchObject({
      phase: 'Running',
      ready: false,
      terminating: true,
      ip: '10.244.0.7',
      containerPorts: [{ container: 'main', name: 'web', port: 8080, protocol: 'TCP' }],
    });
  });

  it('knows a namespace that is being removed', () => {
    expect(parseObject('namespace', { metadata: { name: 'old' }, status: { phase: 'Terminating' } })).toEqual({
      name: 'old',
      terminating: true,
    });
  });

  it('gives a value or a ClusterFailure for whatever comes over the wire', () => {
    const wild = fc.anything({
      maxDepth: 3,
      key: fc.constantFrom('metadata', 'name', 'labels', 'spec', 'ports', 'port', 'status', 'conditions'),
    });
    fc.assert(
      fc.property(fc.constantFrom('namespace', 'service', 'pod'), wild, (kind, value) => {
        try {
          return parseObject(kind, value).name !== '';
        } catch (error) {
          return isClusterFailure(error) && error.error.kind === 'malformed';
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('linesOf', () => {
  async function all(lines: AsyncIterable<string>): Promise<string[]> {
    const found: string[] = [];
    for await (const line of lines) found.push(line);
    return found;
  }

  async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
    let from = 0;
    for (const size of sizes) {
      yield bytes.subarray(from, from + size);
      from += size;
    }
    yield bytes.subarray(from);
  }

  it('finds the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), fc.array(fc.nat(9)), async (texts, sizes) => {
        const lines = texts.map(text => text.replaceAll('\n', ' ')).filter(text => text.trim() !== '');
        const bytes = new TextEncoder().encode(lines.map(line => `${line}\n`).join(''));
        expect(await all(linesOf(inPieces(bytes, sizes), 10_000))).toEqual(lines);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a line that never ends', async () => {
    await expect(all(linesOf(inPieces(new Uint8Array(300), [100, 100]), 150))).rejects.toThrow(RangeError);
  });
});
