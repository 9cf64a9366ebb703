import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Milliseconds in which a server must begin to answer: without a network the next way is tried at once. */
const answerWithinMs = 10_000;

export type Downloaded = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly reason: string };

export interface ReleaseFile {
  /** Folder of the release, ending in `/`. */
  readonly release: string;
  readonly name: string;
}

/** Downloads one file of a release that lists its files' SHA-256 sums in `sha256sums.txt`, and checks the sum. */
export async function downloadChecked({ release, name }: ReleaseFile, target: string): Promise<Downloaded> {
  try {
    const sums = await answer(`${release}sha256sums.txt`);
    const expected = sumOf(name, await sums.text());
    if (expected === undefined) return { kind: 'failed', reason: `its sha256sums.txt does not list ${name}` };
    const file = await answer(release + name);
    if (file.body === null) return { kind: 'failed', reason: `the answer for ${name} was empty` };
    const hash = createHash('sha256');
    await pipeline(
      Readable.fromWeb(file.body),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(target),
    );
    const actual = hash.digest('hex');
    return actual === expected ? { kind: 'done' } : { kind: 'failed', reason: `the checksum of ${name} is ${actual}, not ${expected}` };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** `sum  name` a line, as sha256sum prints it. */
export function sumOf(name: string, sums: string): string | undefined {
  return sums
    .split('\n')
    .map(line => line.trim().split(/\s+\*?/))
    .find(([, file]) => file === name)?.[0];
}

async function answer(url: string): Promise<Response> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(new Error(`no answer within ${answerWithinMs / 1000} s`)), answerWithinMs);
  try {
    const response = await fetch(url, { signal: waiting.signal });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response;
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
