import { describe, expect, it } from 'vitest';
import { answerTo } from '../../../tools/cluster/dns.ts';

/** A query as a resolver sends it. */
function query(name: string, type = 1): Buffer {
  const labels = name.split('.').flatMap(label => [label.length, ...Buffer.from(label)]);
  return Buffer.from([0x12, 0x34, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0, ...labels, 0, 0, type, 0, 1]);
}

const known = new Map([['web.default.svc.cluster.local', ['10.96.0.7', '10.96.0.8']]]);
const resolve = (name: string): readonly string[] | undefined => known.get(name);

const code = (answer: Buffer): number => answer.readUInt8(3) % 16;
const count = (answer: Buffer): number => answer.readUInt16BE(6);

describe('the DNS of the test cluster', () => {
  it('gives every address of a name, whatever its case', () => {
    const answer = answerTo(query('Web.default.svc.cluster.local'), resolve);
    expect(answer.readUInt16BE(0)).toBe(0x1234);
    expect([code(answer), count(answer)]).toEqual([0, 2]);
    expect([...answer.subarray(-4)]).toEqual([10, 96, 0, 8]);
  });

  it('knows that a name has no address of another family', () => {
    const answer = answerTo(query('web.default.svc.cluster.local', 28), resolve);
    expect([code(answer), count(answer)]).toEqual([0, 0]);
  });

  it('says that a name does not exist', () => {
    expect(code(answerTo(query('nobody.default.svc.cluster.local'), resolve))).toBe(3);
  });

  it('answers nonsense with a failure', () => {
    expect(code(answerTo(Buffer.alloc(12, 0xff), resolve))).toBe(2);
  });
});
