import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createPrometheusClient, type PrometheusClient, type PrometheusClientOptions } from '../../../client/src/prometheus/client.ts';
import { startApiDouble } from '../../support/apiDouble.ts';
import { type Answer, always, failure, type FakePrometheus, respond, startFakePrometheus, success } from '../../support/fakePrometheus.ts';
import { errorOf } from '../../support/prometheusErrors.ts';
import { selfSigned } from '../../support/selfSigned.ts';

const signal = new AbortController().signal;
const two = success({ resultType: 'scalar', result: [1, '2'] });

describe('the client of Prometheus', () => {
  const open: { dispose(): Promise<void> }[] = [];

  afterEach(async () => {
    for (const part of open.splice(0).toReversed()) await part.dispose();
  });

  async function serve(...answers: readonly Answer[]): Promise<FakePrometheus> {
    const server = await startFakePrometheus(...answers);
    open.push({ dispose: () => server.close() });
    return server;
  }

  function connect(url: string, options: Partial<PrometheusClientOptions> = {}): PrometheusClient {
    const client = createPrometheusClient({ url, headers: async () => ({}), http: { strictSSL: true }, ...options });
    open.push(client);
    return client;
  }

  const query = (client: PrometheusClient) => client.query('1 + 1', signal);

  it('keeps a path prefix, with or without the slash at its end', async () => {
    const server = await serve(always('/prefix/api/v1/query', two));
    await query(connect(`${server.url}/prefix`));
    await query(connect(`${server.url}/prefix/`));
    expect(server.requests.map(({ path }) => path)).toEqual(['/prefix/api/v1/query', '/prefix/api/v1/query']);
  });

  it('sends queries as forms, with the headers of the moment', async () => {
    const server = await serve();
    let token = 'first';
    const client = connect(server.url, { headers: async () => ({ authorization: `Bearer ${token}` }) });
    await query(client);
    token = 'second';
    await query(client);
    expect(server.requests.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ['POST', 'Bearer first'],
      ['POST', 'Bearer second'],
    ]);
  });

  it.each([403, 405, 501])('asks with GET where POST is answered %i', async status => {
    const server = await serve(({ method }, response) => {
      if (method !== 'POST') return false;
      respond(response, { status });
      return true;
    });
    expect((await query(connect(server.url))).result).toMatchObject({ sample: { value: 2 } });
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it('reads compressed answers', async () => {
    const body = gzipSync(JSON.stringify(two.json));
    const server = await serve(always('/query', { text: body, headers: { 'content-encoding': 'gzip' } }));
    expect((await query(connect(server.url))).result).toMatchObject({ sample: { value: 2 } });
    expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip');
  });

  it('says that a compressed answer is damaged', async () => {
    const server = await serve(always('/query', { text: 'not gzip', headers: { 'content-encoding': 'gzip' } }));
    expect(await errorOf(query(connect(server.url)))).toMatchObject({ kind: 'malformed', message: expect.stringContaining('is damaged') });
  });

  it('refuses an answer above the limit while it arrives', async () => {
    const server = await serve((_request, response) => {
      const chunk = Buffer.alloc(65_536, ' ');
      // Without an end: only a client that hangs up ends it.
      const more = (): void => {
        while (response.write(chunk)) continue;
        response.once('drain', more);
      };
      more();
      return true;
    });
    expect(await errorOf(query(connect(server.url, { maxResponseBytes: 2 * 1_048_576 })))).toEqual({
      kind: 'malformed',
      message: `The answer of ${server.url} is larger than 2 MiB and was refused. Ask for fewer series, a shorter range or a larger step.`,
    });
  });

  it('counts the bytes of a compressed answer as they are unpacked', async () => {
    const server = await serve(always('/query', { text: gzipSync(Buffer.alloc(5_000_000, ' ')), headers: { 'content-encoding': 'gzip' } }));
    expect(await errorOf(query(connect(server.url, { maxResponseBytes: 1_048_576 })))).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('larger than 1 MiB'),
    });
  });

  it('tells a web page from an answer', async () => {
    const server = await serve(
      always('/query', { text: '<!DOCTYPE html><title>Sign in</title>', headers: { 'content-type': 'text/html' } }),
    );
    expect(await errorOf(query(connect(server.url)))).toEqual({
      kind: 'malformed',
      message: `Instead of Prometheus, ${server.url}/api/v1/query answered with a web page. Check the URL and its path prefix; if a sign-in page stands before it, set credentials.`,
    });
  });

  it.each([
    ['no data', { status: 'success' }],
    ['an unknown type', { status: 'success', data: { resultType: 'table', result: [] } }],
    ['a sample without a value', { status: 'success', data: { resultType: 'vector', result: [{ metric: {}, value: [1] }] } }],
    ['a value that is no number', { status: 'success', data: { resultType: 'scalar', result: [1, 'two'] } }],
    ['a label that is no text', { status: 'success', data: { resultType: 'vector', result: [{ metric: { a: 1 }, value: [1, '1'] }] } }],
    ['a list', []],
  ])('does not believe an answer with %s', async (_what, json) => {
    const server = await serve(always('/query', { json }));
    expect(await errorOf(query(connect(server.url)))).toMatchObject({ kind: 'malformed' });
  });

  it.each([
    [401, 'login', 'wants a login (401)'],
    [403, 'login', 'does not allow this'],
    [404, 'http', 'There is no Prometheus API at'],
    [429, 'http', 'answered 429: out of order. It, or a proxy before it, wants fewer requests'],
    [500, 'http', 'answered 500: out of order. Look into its log'],
    [503, 'http', 'answered 503: out of order. It may still be starting'],
  ])('turns status %i into a %s error', async (status, kind, words) => {
    const server = await serve(always('/query', { status, text: 'out of order\n' }));
    expect(await errorOf(query(connect(server.url)))).toMatchObject({ kind, status, message: expect.stringContaining(words) });
  });

  it.each([
    ['execution', 422, 'Prometheus could not evaluate the query: many-to-many matching not allowed.'],
    ['timeout', 503, 'Prometheus gave the query up: many-to-many matching not allowed. Ask for less, or raise its --query.timeout.'],
  ])('gives the reason of an %s error', async (errorType, status, message) => {
    const server = await serve(always('/query', failure(status, errorType, 'many-to-many matching not allowed')));
    expect(await errorOf(query(connect(server.url)))).toEqual({ kind: 'api', errorType, status, message });
  });

  it('follows a server that has moved, with the query', async () => {
    const server = await serve(
      always('/old/api/v1/query', { status: 301, headers: { location: '/new/api/v1/query' } }),
      always('/new/api/v1/query', two),
    );
    expect((await query(connect(`${server.url}/old/`))).result).toMatchObject({ sample: { value: 2 } });
    expect(server.requests[1]).toMatchObject({ method: 'POST', path: '/new/api/v1/query' });
  });

  it('never takes credentials to another host', async () => {
    const stranger = await serve();
    const location = `${stranger.url.replace('127.0.0.1', 'localhost')}/api/v1/query`;
    const server = await serve(always('/query', { status: 302, headers: { location } }));
    const error = await errorOf(query(connect(server.url, { headers: async () => ({ authorization: 'Bearer secret' }) })));
    expect(error).toMatchObject({ kind: 'http', status: 302, message: expect.stringContaining(location) });
    expect(stranger.requests).toEqual([]);
  });

  it('gives up a server that does not answer', async () => {
    const server = await serve(() => true);
    expect(await errorOf(query(connect(server.url, { timeoutMs: 100 })))).toMatchObject({
      kind: 'timeout',
      message: expect.stringContaining('did not answer within 0.1 s'),
    });
  });

  it('says that nothing listens', async () => {
    const server = await startFakePrometheus();
    await server.close();
    expect(await errorOf(query(connect(server.url)))).toEqual({
      kind: 'unreachable',
      message: `Nothing listens at ${server.url}: the connection was refused. Start Prometheus there or correct its URL.`,
    });
  });

  it('says that a server does not speak TLS', async () => {
    const server = await serve();
    const url = server.url.replace('http:', 'https:');
    expect(await errorOf(query(connect(url)))).toMatchObject({ kind: 'tls', message: expect.stringContaining('write http:// in the URL') });
  });

  it('says that a server wants TLS', async () => {
    const server = await serve(always('/query', { status: 400, text: 'Client sent an HTTP request to an HTTPS server.\n' }));
    expect(await errorOf(query(connect(server.url)))).toEqual({
      kind: 'tls',
      message: `Prometheus at ${server.url} expects TLS. Write https:// in its URL.`,
    });
  });

  it.each(['localhost:9090', 'ftp://host/', '', 'not a url'])('refuses %j as an address', async url => {
    expect(await errorOf(query(connect(url)))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('Write it like http://'),
    });
  });

  it('goes through the proxy that is set, but never to this machine', async () => {
    const proxy = await serve(always('/query', two));
    const client = connect('http://prometheus.example/', { http: { proxy: proxy.url, strictSSL: true } });
    expect((await query(client)).result).toMatchObject({ sample: { value: 2 } });
    expect(proxy.requests[0]?.headers.host).toBe('prometheus.example');

    const server = await serve();
    await query(connect(server.url, { http: { proxy: proxy.url, strictSSL: true } }));
    expect([proxy.requests.length, server.requests.length]).toEqual([1, 1]);
  });

  it('speaks HTTP/1.1 with a server that would rather speak HTTP/2', async () => {
    await using server = await startApiDouble((_request, response) => response.end(JSON.stringify(two.json)), selfSigned());
    expect((await query(connect(server.url, { http: { strictSSL: false } }))).result).toMatchObject({ sample: { value: 2 } });
  });

  it('says that the proxy that is set is none', async () => {
    const client = connect('http://prometheus.example/', { http: { proxy: 'proxy:3128', strictSSL: true } });
    expect(await errorOf(query(client))).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('http.proxy is "proxy:3128"'),
    });
  });

  it('reports an aborted request as an AbortError', async () => {
    const controller = new AbortController();
    const server = await serve(() => {
      controller.abort();
      return true;
    });
    await expect(connect(server.url).query('1 + 1', controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('sends nothing for a signal that was aborted before, whatever its reason', async () => {
    const server = await serve();
    const reason = new Error('The panel was closed.');
    await expect(connect(server.url).query('1 + 1', AbortSignal.abort(reason))).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.requests).toEqual([]);
  });

  it('fails what is under way when it is disposed', async () => {
    let client: PrometheusClient | undefined;
    const server = await serve(() => {
      void client?.dispose();
      return true;
    });
    client = connect(server.url);
    expect(await errorOf(query(client))).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('was closed') });
  });

  it('asks for label values by escaped name', async () => {
    const server = await serve(({ path }, response) => {
      if (!path.includes('/label/')) return false;
      respond(response, success([]));
      return true;
    });
    const client = connect(server.url);
    for (const name of ['job', 'my.label_1', 'über', '1st']) await client.labelValues(name, signal);
    expect(server.requests.map(({ path }) => path.split('/')[4])).toEqual(['job', 'U__my_2e_label__1', 'U___fc_ber', 'U___31_st']);
  });

  it('reads native histograms', async () => {
    const histogram = { count: '12', sum: '3.5', buckets: [[0, '0.5', '1', '12']] };
    const series = { metric: {}, values: [[1, '1']], histograms: [[2, histogram]] };
    const server = await serve(always('/query_range', success({ resultType: 'matrix', result: [series] })));
    const { result } = await connect(server.url).queryRange('h', { start: 1, end: 2, step: 1 }, signal);
    expect(result).toEqual({
      type: 'matrix',
      series: [
        {
          labels: {},
          points: [
            { kind: 'float', time: 1, value: 1 },
            { kind: 'histogram', time: 2, count: 12, sum: 3.5 },
          ],
        },
      ],
    });
  });
});
