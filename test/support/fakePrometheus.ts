/**
 * A Prometheus of few words on 127.0.0.1: it answers what test/contract/prometheus.ts asks, the way the real one does (the same
 * expectations pass against both), and misbehaves on request the way a real one will not.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** Of the URL and of a form body. */
  readonly params: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/** Answers the request itself, or leaves it to the next by giving false. */
export type Answer = (request: ReceivedRequest, response: ServerResponse) => boolean | Promise<boolean>;

export interface FakePrometheus {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

export async function startFakePrometheus(...answers: readonly Answer[]): Promise<FakePrometheus> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((message, response) => {
    void receive(message).then(async request => {
      requests.push(request);
      for (const answer of [...answers, prometheusAnswer]) {
        if (await answer(request, response)) return;
      }
      respond(response, { status: 404, text: '404 page not found\n' });
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

/** `at` a path that ends so, always the same answer. */
export function always(pathEnd: string, reply: Reply): Answer {
  return ({ path }, response) => {
    if (!path.endsWith(pathEnd)) return false;
    respond(response, reply);
    return true;
  };
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string | Buffer;
}

export function respond(response: ServerResponse, { status = 200, headers = {}, json, text: body }: Reply): void {
  const type = json === undefined ? 'text/plain; charset=utf-8' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(json === undefined ? body : JSON.stringify(json));
}

export function success(data: unknown, notes: { warnings?: readonly string[]; infos?: readonly string[] } = {}): Reply {
  return { json: { status: 'success', data, ...notes } };
}

export function failure(status: number, errorType: string, error: string): Reply {
  return { status, json: { status: 'error', errorType, error } };
}

const config = 'global:\n  scrape_interval: 1s\nscrape_configs:\n- job_name: self\n';

async function prometheusAnswer({ method, path, params }: ReceivedRequest, response: ServerResponse): Promise<boolean> {
  const reply = replyTo(`${method} ${path}`, params);
  if (reply === undefined) return false;
  respond(response, reply);
  return true;
}

const isOfPool = ({ scrapePool }: { readonly scrapePool: string }, wanted: string | null): boolean =>
  wanted === null || scrapePool === wanted;

function replyTo(request: string, params: URLSearchParams): Reply | undefined {
  switch (request) {
    case 'POST /api/v1/query':
    case 'GET /api/v1/query':
      return queryReply(params.get('query') ?? '', Number(params.get('time') ?? 1_700_000_000));
    case 'POST /api/v1/query_range':
      return rangeReply(params);
    case 'GET /api/v1/targets':
      return targetsReply(params);
    case 'GET /api/v1/scrape_pools':
      return success({ scrapePools: ['dead', 'self'] });
    case 'GET /api/v1/targets/relabel_steps':
      return success({ steps: [{ rule: dropRule, output: {}, keep: false }] });
    case 'POST /api/v1/labels':
      return success(['__name__', 'instance', 'job']);
    case 'GET /api/v1/label/job/values':
      return success(['self', 'dead']);
    case 'GET /api/v1/label/__name__/values':
      return success(['up', 'prometheus_build_info']);
    case 'GET /api/v1/status/config':
      return success({ yaml: config });
    case 'GET /api/v1/status/buildinfo':
      return success({ version: '3.16.0' });
    case 'POST /-/reload':
      return {};
    default:
      return undefined;
  }
}

const upLabels = { __name__: 'up', instance: '127.0.0.1:9090', job: 'self' };

function queryReply(query: string, time: number): Reply {
  switch (query) {
    case '1 + 1':
      return success({ resultType: 'scalar', result: [time, '2'] });
    case '"text"':
      return success({ resultType: 'string', result: [time, 'text'] });
    case '0 / 0':
      return success({ resultType: 'scalar', result: [time, 'NaN'] });
    case '-1 / 0':
      return success({ resultType: 'scalar', result: [time, '-Inf'] });
    case 'up{job="self"}':
      return success({ resultType: 'vector', result: [{ metric: upLabels, value: [time, '1'] }] });
    case 'up{job="self"}[1m]':
      return success({ resultType: 'matrix', result: [{ metric: upLabels, values: [[time, '1']] }] });
    case 'no_such_metric':
      return success({ resultType: 'vector', result: [] });
    case 'quantile(2, up)':
      return success(
        { resultType: 'vector', result: [] },
        { warnings: ['PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)'] },
      );
    case 'sum(\n  up{':
      return failure(400, 'bad_data', 'invalid parameter "query": 2:6: parse error: unexpected end of input inside braces');
    default:
      return failure(400, 'bad_data', 'invalid parameter "query": 1:1: parse error: not a query that the fake knows');
  }
}

function rangeReply(params: URLSearchParams): Reply {
  const [start = 0, end = 0, step = 1] = ['start', 'end', 'step'].map(name => Number(params.get(name)));
  if ((end - start) / step > 11_000) {
    return failure(
      400,
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const values = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => [start + index * step, '1']);
  return success({ resultType: 'matrix', result: [{ metric: {}, values }] });
}

const targetUp = {
  scrapePool: 'self',
  scrapeUrl: 'http://127.0.0.1:9090/metrics',
  labels: { instance: '127.0.0.1:9090', job: 'self' },
  discoveredLabels: { __address__: '127.0.0.1:9090', __metrics_path__: '/metrics', __scheme__: 'http', job: 'self' },
  health: 'up',
  lastError: '',
  lastScrape: '2026-01-02T03:04:05.123456789Z',
  lastScrapeDuration: 0.004,
};

const targetDown = {
  ...targetUp,
  scrapePool: 'dead',
  scrapeUrl: 'http://127.0.0.1:1/metrics',
  labels: { instance: '127.0.0.1:1', job: 'dead' },
  discoveredLabels: { __address__: '127.0.0.1:1', job: 'dead' },
  health: 'down',
  lastError: 'Get "http://127.0.0.1:1/metrics": dial tcp 127.0.0.1:1: connect: connection refused',
};

const targetDropped = {
  scrapePool: 'dead',
  discoveredLabels: { __address__: 'dropped.example:80', __metrics_path__: '/metrics', __scheme__: 'http', job: 'dead' },
};

const dropRule = { source_labels: ['__address__'], separator: ';', regex: 'dropped.*', replacement: '$1', action: 'drop' };

function targetsReply(params: URLSearchParams): Reply {
  const pool = params.get('scrapePool');
  if (params.get('state') === 'active') {
    return success({ activeTargets: [targetUp, targetDown].filter(target => isOfPool(target, pool)), droppedTargets: [] });
  }
  const droppedTargets = [targetDropped].filter(target => isOfPool(target, pool));
  return success({ activeTargets: [], droppedTargets, droppedTargetCounts: { dead: 1, self: 0 } });
}

async function receive(message: IncomingMessage): Promise<ReceivedRequest> {
  const url = new URL(message.url ?? '/', 'http://fake');
  const body = await text(message);
  const form = /urlencoded/.test(message.headers['content-type'] ?? '') ? new URLSearchParams(body) : [];
  const params = new URLSearchParams([...url.searchParams, ...form]);
  return { method: message.method ?? '', path: url.pathname, params, headers: message.headers };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((up, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', up);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake Prometheus has no port.');
  return address.port;
}
