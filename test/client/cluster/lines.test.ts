import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../client/src/cluster/lines.ts';

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
