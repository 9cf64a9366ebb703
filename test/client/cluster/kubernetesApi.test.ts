import { once } from 'node:events';
import { createServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { clusterErrorOf } from '../../support/clusterErrors.ts';
import { apiFor, startApiDouble } from '../../support/apiDouble.ts';
import { selfSigned } from '../../support/selfSigned.ts';
import type { ClusterError } from '../../../client/src/cluster/model.ts';

const signal = new AbortController().signal;
const emptyList = JSON.stringify({ kind: 'ServiceList', metadata: { resourceVersion: '7' }, items: [] });

const collect = async <T>(events: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
};
const from = { namespace: 'a', resourceVersion: '7', signal };

const status = (code: number, message: string): string => JSON.stringify({ kind: 'Status', status: 'Failure', code, message });

describe('an answer that is no success', () => {
  const cases: readonly { code: number; headers?: Record<string, string>; kind: ClusterError['kind']; message: RegExp; more?: object }[] = [
    {
      code: 401,
      kind: 'login',
      message: /^The login of context "test" is not accepted by .*: it has expired or never was valid\. Sign in again/,
    },
    { code: 403, kind: 'forbidden', message: /^This is not allowed to the user of context "test": the server's words\. Ask / },
    { code: 404, kind: 'notFound', message: / does not have this: the server's words\. It may have been deleted / },
    {
      code: 409,
      kind: 'conflict',
      message: /^The object was changed by someone else meanwhile: the server's words\. Refresh /,
      more: { reason: 'version' },
    },
    {
      code: 422,
      kind: 'invalid',
      message: /^The API server refuses the object: the server's words\. Correct it /,
      more: { fields: [] },
    },
    { code: 429, kind: 'throttled', message: /asks for fewer requests: the server's words\. Try again in a while\.$/ },
    { code: 429, headers: { 'retry-after': '7' }, kind: 'throttled', message: /Try again in 7 s\.$/, more: { retryAfterSeconds: 7 } },
    { code: 500, kind: 'server', message: /answered with status 500: the server's words\. Retry/, more: { status: 500 } },
    { code: 503, kind: 'server', message: /answered with status 503/, more: { status: 503 } },
    { code: 302, headers: { location: '/login' }, kind: 'server', message: /answered with status 302/, more: { status: 302 } },
  ];

  it.each(cases)('$code is $kind', async ({ code, headers, kind, message, more }) => {
    await using server = await startApiDouble((_request, response) => {
      response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(status(code, "the server's words"));
    });
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toEqual({ kind, message: expect.stringMatching(message), ...more });
  });

  it('without a Status is told by its text, tags left out', async () => {
    await using server = await startApiDouble((_request, response) => {
      response.writeHead(502).end('<html><h1>Bad gateway</h1>\n<p>No   backend</p></html>');
    });
    await using test = apiFor(server.url);
    const { message } = await clusterErrorOf(test.api.list('service', { signal }));
    expect(message).toContain('answered with status 502: Bad gateway No backend. Retry');
  });
});

describe('an answer that is none of an API server', () => {
  it('is named by its type where it is a web page', async () => {
    await using server = await startApiDouble((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Please log in</html>');
    });
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toEqual({
      kind: 'malformed',
      message: `${server.url} did not answer with JSON but text/html. Check that the server of context "test" in the kubeconfig is a Kubernetes API server, with no login page or proxy before it.`,
    });
  });

  it.each(['[]', '{"hello":"world"}', '"x"', '{"items":{}}', '{"items":[{"metadata":{}}]}', '{"items":[7]}'])(
    'is malformed: %s',
    async body => {
      await using server = await startApiDouble((_request, response) => response.end(body));
      await using test = apiFor(server.url);
      expect(await clusterErrorOf(test.api.list('service', { signal }))).toMatchObject({ kind: 'malformed' });
    },
  );

  it('is malformed where it breaks off', async () => {
    await using server = await startApiDouble((_request, response) => response.end(emptyList.slice(0, 20)));
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toMatchObject({ kind: 'malformed' });
  });
});

describe('an answer that is too large', () => {
  it('is refused by its announced length, without being read', async () => {
    await using server = await startApiDouble((_request, response) => {
      response.writeHead(200, { 'content-length': 300 * 1024 * 1024 }).write('{');
    });
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toEqual({
      kind: 'malformed',
      message: `The answer of ${server.url} was larger than 256 MB and was not read. Look at one namespace instead of all, or check that context "test" names a Kubernetes API server.`,
    });
  });

  it('is refused as soon as it has grown too large', async () => {
    const chunk = Buffer.alloc(256 * 1024, ' ');
    await using server = await startApiDouble((_request, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour);
      pour();
    });
    await using test = apiFor(server.url, { limits: { bodyBytes: 2 * 1024 * 1024 } });
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('larger than 2 MB'),
    });
  });
});

describe('no answer at all', () => {
  it('is an AbortError where the asker gave up', async () => {
    const end = new AbortController();
    await using server = await startApiDouble(() => end.abort());
    await using test = apiFor(server.url);
    await expect(test.api.list('service', { signal: end.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says that nothing listens', async () => {
    const server = await startApiDouble(() => undefined);
    await server[Symbol.asyncDispose]();
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toEqual({
      kind: 'unreachable',
      message: `Nothing listens at ${server.url}, the API server of context "test". Start the cluster or correct the address in the kubeconfig, then retry.`,
    });
  });

  it('says that the host is not known', async () => {
    await using test = apiFor('https://no-such-host.invalid:6443');
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(
        /^The host of https:\/\/no-such-host\.invalid:6443, the API server of context "test", is not known here\./,
      ),
    });
  });

  it('says that the connection broke', async () => {
    await using server = await startApiDouble(request => request.socket.resetAndDestroy());
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/^The connection to .* failed: /),
    });
  });
});

// undici counts time in half seconds, so these wait together.
describe.concurrent('silence', () => {
  it('fails a list', async () => {
    await using server = await startApiDouble(() => undefined);
    await using test = apiFor(server.url, { limits: { headersMs: 50 } });
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toEqual({
      kind: 'timeout',
      message: `The API server of context "test", ${server.url}, did not answer in time. Check that the cluster is running and that the VPN it needs is on, then retry.`,
    });
  });

  it('ends a watch, which is resumed anyway', async () => {
    await using server = await startApiDouble((_request, response) => response.flushHeaders());
    await using test = apiFor(server.url, { limits: { watchMs: 50 } });
    expect(await collect(test.api.watch('service', from))).toEqual([]);
  });
});

describe('TLS', () => {
  const answer = (_request: unknown, response: { end(text: string): unknown }): void => void response.end(emptyList);

  it('refuses a certificate that nobody vouches for', async () => {
    await using server = await startApiDouble(answer, selfSigned());
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toEqual({
      kind: 'tls',
      message: `The certificate of ${server.url} is not trusted: self-signed certificate. Put the cluster's CA into certificate-authority-data of context "test" in the kubeconfig, then retry.`,
    });
  });

  it('takes it where the kubeconfig holds it as CA', async () => {
    const identity = selfSigned();
    await using server = await startApiDouble(answer, identity);
    await using test = apiFor(server.url, { cluster: { caData: Buffer.from(identity.certificate).toString('base64') } });
    expect(await test.api.list('service', { signal })).toEqual({ items: [], resourceVersion: '7' });
    expect(server.requests[0]?.headers['authorization']).toBe('Bearer secret');
  });

  it('shows the client certificate of the kubeconfig', async () => {
    const identity = selfSigned();
    const client = selfSigned();
    const seen: (string | undefined)[] = [];
    const server = createServer(
      { cert: identity.certificate, key: identity.key, requestCert: true, ca: client.certificate },
      (request, response) => {
        seen.push(request.socket instanceof TLSSocket && request.socket.authorized ? 'known' : 'unknown');
        response.end(emptyList);
      },
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const base64 = (pem: string): string => Buffer.from(pem).toString('base64');
    await using test = apiFor(url, {
      cluster: { caData: base64(identity.certificate) },
      user: { certData: base64(client.certificate), keyData: base64(client.key) },
    });
    await test.api.list('service', { signal });
    server.closeAllConnections();
    server.close();
    expect(seen).toEqual(['known']);
  });

  it('refuses one that is expired, and one that is for another host', async () => {
    for (const [options, says] of [
      [{ from: -3, to: -2 }, /is expired or not valid yet\. Renew it/],
      [{ ip: [10, 0, 0, 1] }, /was made for another name: .*127\.0\.0\.1/],
    ] as const) {
      const identity = selfSigned(options);
      await using server = await startApiDouble(answer, identity);
      await using test = apiFor(server.url, { cluster: { caData: Buffer.from(identity.certificate).toString('base64') } });
      expect(await clusterErrorOf(test.api.list('service', { signal }))).toEqual({ kind: 'tls', message: expect.stringMatching(says) });
    }
  });

  it('says so where the server speaks plain HTTP', async () => {
    await using server = await startApiDouble(answer);
    await using test = apiFor(server.url.replace('http:', 'https:'));
    expect(await clusterErrorOf(test.api.list('service', { signal }))).toMatchObject({
      kind: 'tls',
      message: expect.stringContaining('the other side does not speak TLS, so perhaps the address wants http instead of https'),
    });
  });
});

describe('list', () => {
  it('names each group to act as a member of', async () => {
    await using server = await startApiDouble((_request, response) => response.end(emptyList));
    await using test = apiFor(server.url, { user: { impersonateUser: 'jane', impersonateGroups: ['developers', 'oncall'] } });
    await test.api.list('service', { signal });
    expect(server.requests[0]?.headersDistinct).toMatchObject({
      'impersonate-user': ['jane'],
      'impersonate-group': ['developers', 'oncall'],
    });
  });

  it('reads all at once where the pages ran out of history', async () => {
    const one = (name: string): object => ({ metadata: { name, namespace: 'a' }, spec: {} });
    await using server = await startApiDouble((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      if (query.has('continue')) response.writeHead(410).end(status(410, 'The provided continue parameter is too old'));
      else if (query.has('limit'))
        response.end(JSON.stringify({ metadata: { resourceVersion: '1', continue: 'next' }, items: [one('a')] }));
      else response.end(JSON.stringify({ metadata: { resourceVersion: '9' }, items: [one('a'), one('b')] }));
    });
    await using test = apiFor(server.url);
    const { items, resourceVersion } = await test.api.list('service', { signal });
    expect([items.map(({ name }) => name), resourceVersion]).toEqual([['a', 'b'], '9']);
  });

  it('keeps the path of a server behind a gateway', async () => {
    await using server = await startApiDouble((_request, response) => response.end(emptyList));
    await using test = apiFor(`${server.url}/k8s/clusters/c-1/`);
    await test.api.list('pod', { namespace: 'shop', labelSelector: 'app=web', signal });
    expect(server.requests[0]?.url).toBe('/k8s/clusters/c-1/api/v1/namespaces/shop/pods?labelSelector=app%3Dweb&limit=500');
  });
});

describe('watch', () => {
  it('asks for bookmarks, and reads lines however they are cut', async () => {
    const line = (type: string, object: object): string => `${JSON.stringify({ type, object })}\n`;
    const all = Buffer.from(
      line('ADDED', { metadata: { name: 'ünï', resourceVersion: '8' }, status: {} }) +
        line('BOOKMARK', { metadata: { resourceVersion: '12' } }),
    );
    await using server = await startApiDouble((_request, response) => {
      for (const byte of all) response.write(Buffer.of(byte));
      response.end();
    });
    await using test = apiFor(server.url);
    expect(await collect(test.api.watch('namespace', from))).toEqual([
      { type: 'added', object: { name: 'ünï', labels: {}, terminating: false }, resourceVersion: '8' },
      { type: 'bookmark', resourceVersion: '12' },
    ]);
    expect(server.requests[0]?.url).toBe('/api/v1/namespaces?watch=true&allowWatchBookmarks=true&resourceVersion=7');
  });

  it('is expired where the history is gone, told within the answer or by its status', async () => {
    const gone = status(410, 'too old resource version: 7 (99)');
    for (const code of [200, 410]) {
      await using server = await startApiDouble((_request, response) => {
        response.writeHead(code).end(code === 200 ? `{"type":"ERROR","object":${gone}}\n` : gone);
      });
      await using test = apiFor(server.url);
      expect(await collect(test.api.watch('service', from))).toEqual([{ type: 'expired' }]);
    }
  });

  it('fails where an event is none', async () => {
    for (const body of ['nonsense\n', '{"type":"HELLO","object":{}}\n', '7\n']) {
      await using server = await startApiDouble((_request, response) => response.end(body));
      await using test = apiFor(server.url);
      expect(await clusterErrorOf(collect(test.api.watch('service', from)))).toMatchObject({ kind: 'malformed' });
    }
  });

  it('fails where the connection breaks', async () => {
    await using server = await startApiDouble((request, response) => {
      response.flushHeaders();
      response.write('\n', () => request.socket.resetAndDestroy());
    });
    await using test = apiFor(server.url);
    expect(await clusterErrorOf(collect(test.api.watch('service', from)))).toMatchObject({ kind: 'unreachable' });
  });
});
