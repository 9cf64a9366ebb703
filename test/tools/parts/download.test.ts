import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { downloadChecked, sumOf } from '../../../tools/parts/download.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A release that serves these files, and 404 for any other. */
async function release(files: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer((request, response) => {
    const text = files[(request.url ?? '').slice(1)];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

const target = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'download-')), 'file');
const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a download of a release', () => {
  it('is taken when its checksum is the one that the release lists', async () => {
    const file = target();
    const url = await release({ 'sha256sums.txt': `${sum('other')}  b.tar.gz\n${sum('content')}  a.tar.gz\n`, 'a.tar.gz': 'content' });
    expect(await downloadChecked({ release: url, name: 'a.tar.gz' }, file)).toEqual({ kind: 'done' });
    expect(await readFile(file, 'utf8')).toBe('content');
  });

  it('is refused when its checksum is another', async () => {
    const url = await release({ 'sha256sums.txt': `${sum('content')}  a.tar.gz\n`, 'a.tar.gz': 'forged' });
    expect(await downloadChecked({ release: url, name: 'a.tar.gz' }, target())).toEqual({
      kind: 'failed',
      reason: `the checksum of a.tar.gz is ${sum('forged')}, not ${sum('content')}`,
    });
  });

  it('says when the release has no such file', async () => {
    const url = await release({ 'sha256sums.txt': `${sum('content')}  a.tar.gz\n` });
    expect(await downloadChecked({ release: url, name: 'b.tar.gz' }, target())).toEqual({
      kind: 'failed',
      reason: 'its sha256sums.txt does not list b.tar.gz',
    });
    expect(await downloadChecked({ release: url, name: 'a.tar.gz' }, target())).toEqual({
      kind: 'failed',
      reason: `${url}a.tar.gz answered 404`,
    });
  });

  it('gives up at once where nothing answers', async () => {
    const url = await release({});
    servers.splice(0).forEach(server => server.close());
    expect(await downloadChecked({ release: url, name: 'a' }, target())).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/ECONNREFUSED/),
    });
  });
});

describe('a list of checksums', () => {
  it('is read as sha256sum prints it, binary mark included', () => {
    const sums = 'aa  one.tar.gz\nbb *two.zip\n';
    expect(sumOf('one.tar.gz', sums)).toBe('aa');
    expect(sumOf('two.zip', sums)).toBe('bb');
    expect(sumOf('two', sums)).toBeUndefined();
  });
});
