import { once } from 'node:events';
import { Duplex, PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PodPort } from '../../../client/src/cluster/api.ts';
import type { Pod } from '../../../client/src/cluster/kinds/pod.ts';
import { ClusterFailure } from '../../../client/src/cluster/model.ts';
import { echo, type ForwardBench, forwardBench, pod } from '../../support/forwardBench.ts';
import { standstill } from '../../support/standstill.ts';

let bench: ForwardBench;

beforeEach(() => {
  bench = forwardBench();
});

afterEach(() => bench[Symbol.asyncDispose]());

describe('a connection', () => {
  it('is one stream to a ready pod, at the number its port has there', async () => {
    const targets: PodPort[] = [];
    const pods = (): Pod[] => [
      pod('starting', { ready: false }),
      pod('b', { containerPorts: [{ container: 'c', name: 'web', port: 9, protocol: 'TCP' }] }),
    ];
    const forward = await bench.start({
      pods,
      connect: target => {
        targets.push(target);
        return Promise.resolve(echo());
      },
    });
    for (const word of ['one', 'two']) {
      const client = bench.dial(forward);
      client.end(word);
      expect(await text(client)).toBe(word);
    }
    expect(targets).toEqual([
      { namespace: 'shop', pod: 'b', port: 9 },
      { namespace: 'shop', pod: 'b', port: 9 },
    ]);
  });

  it('goes to another pod where the one in use is gone', async () => {
    let ready = ['a', 'b'];
    const tried: string[] = [];
    const forward = await bench.start({
      pods: () => ready.map(name => pod(name)),
      connect: target => {
        tried.push(target.pod);
        if (ready.includes(target.pod)) return Promise.resolve(echo());
        return Promise.reject(new ClusterFailure({ kind: 'notFound', message: 'gone' }));
      },
    });
    for (const word of ['one', 'two', 'three']) {
      const client = bench.dial(forward);
      client.end(word);
      expect(await text(client)).toBe(word);
      ready = ['b'];
    }
    expect(tried).toEqual(['a', 'a', 'b', 'b']);
    expect(forward.lastError).toBeUndefined();
  });

  it('that cannot be made resets its client, and no other', async () => {
    let works = false;
    const forward = await bench.start({
      connect: () => (works ? Promise.resolve(echo()) : Promise.reject(new ClusterFailure({ kind: 'unreachable', message: 'No way.' }))),
    });
    const failed = bench.dial(forward);
    await expect(buffer(failed)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(forward.state.kind).toBe('open');
    expect(forward.lastError).toEqual({ kind: 'unreachable', message: 'No way.' });
    expect(bench.log.lines).toContain('warn Port-forward to Service "cart": No way.');
    works = true;
    const client = bench.dial(forward);
    client.end('hello');
    expect(await text(client)).toBe('hello');
  });

  it('that breaks on the way resets its client, so that half an answer is not taken for a whole one', async () => {
    const stream = new PassThrough();
    const forward = await bench.start({ connect: () => Promise.resolve(stream) });
    const client = bench.dial(forward);
    client.write('half');
    expect(String((await once(client, 'data'))[0])).toBe('half');
    stream.destroy(new ClusterFailure({ kind: 'unreachable', message: 'The pod is gone.' }));
    await expect(once(client, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(forward.lastError).toMatchObject({ message: 'The pod is gone.' });
    expect(forward.state.kind).toBe('open');
  });

  it('that its client breaks ends the stream to the pod', async () => {
    const stream = new PassThrough();
    const forward = await bench.start({ connect: () => Promise.resolve(stream) });
    const client = bench.dial(forward);
    client.write('x');
    await once(client, 'data');
    client.resetAndDestroy();
    await once(stream, 'close');
    expect(forward.connections).toBe(0);
  });

  it('is not poured into a client that does not read', async () => {
    let produced = 0;
    const stream = new Duplex({
      read() {
        produced += 65_536;
        this.push(Buffer.alloc(65_536));
      },
      write: (_chunk, _encoding, done) => done(),
    });
    const streams = [stream];
    const forward = await bench.start({ connect: () => Promise.resolve(streams.pop() ?? echo()) });
    const client = bench.dial(forward);
    client.pause();
    await once(client, 'connect');
    const enough = 64 * 1024 * 1024;
    // The buffers between the two are full once nothing moves while another connection carries a word there and back.
    const still = await standstill(
      () => produced,
      enough,
      () => text(bench.dial(forward).end('a word')),
    );
    expect(still).toBeLessThan(enough);
    stream.destroy();
  });
});
