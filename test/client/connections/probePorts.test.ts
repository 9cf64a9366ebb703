import { describe, expect, it } from 'vitest';
import type { Fetched, FetchRequest } from '../../../client/src/cluster/fetchFrom.ts';
import { ClusterFailure } from '../../../client/src/cluster/model.ts';
import { probePorts } from '../../../client/src/connections/probePorts.ts';
import type { Known, PortProbe } from '../../../client/src/monitoring/chain/evidence.ts';
import { cart } from '../../support/chainWorld.ts';
import { scriptedApi } from '../../support/scriptedApi.ts';

const answer = (text: string, more: Partial<Fetched> = {}): Fetched => ({
  status: 200,
  contentType: 'text/plain; version=0.0.4',
  text,
  cut: false,
  through: 'proxy',
  ...more,
});
const missing = answer('404 page not found\n', { status: 404 });
/** As the API server says it of a pod that it cannot connect to. */
const refused = new ClusterFailure({
  kind: 'server',
  status: 503,
  message: 'It answered with status 503: error trying to reach service: dial tcp 10.244.0.7:8080: connect: connection refused.',
});

function probe(answers: (request: FetchRequest) => Fetched, service = cart): Promise<Known<readonly PortProbe[]>> {
  const cluster = scriptedApi({ fetchFrom: (_, request) => Promise.resolve(answers(request)) });
  return probePorts(cluster, service, new AbortController().signal);
}

const first = async (answers: (request: FetchRequest) => Fetched, service = cart): Promise<PortProbe | undefined> => {
  const known = await probe(answers, service);
  return known.kind === 'known' ? known.value[0] : undefined;
};

describe('what a port answers', () => {
  it('is metrics, counted by families', async () => {
    expect(await first(() => answer('# TYPE a counter\na 1\nb{c="d"} 2\n'))).toMatchObject({
      path: '/metrics',
      scheme: 'http',
      outcome: { kind: 'metrics', families: 2 },
    });
  });

  it('is metrics too where the page is longer than what is read of it', async () => {
    expect((await first(() => answer('a 1\nb{c="', { cut: true })))?.outcome).toEqual({ kind: 'metrics', families: 1 });
  });

  it('is a page of another kind', async () => {
    const page = answer('<html>\n<body>welcome 1</body>\n</html>\n', { contentType: 'text/html; charset=utf-8' });
    expect((await first(() => page))?.outcome).toEqual({ kind: 'other', status: 200, contentType: 'text/html' });
  });

  it('is found where some programs have it, and where the annotation says', async () => {
    const at = (wanted: string) => (request: FetchRequest) => (request.path === wanted ? answer('a 1\n') : missing);
    expect((await first(at('/actuator/prometheus')))?.path).toBe('/actuator/prometheus');
    const annotated = { ...cart, annotations: { 'prometheus.io/path': '/stats' } };
    expect((await first(at('/stats'), annotated))?.path).toBe('/stats');
  });

  it('may be there within the pod only', async () => {
    const local = scriptedApi({
      fetchFrom: (_, { through }) => (through === 'portForward' ? Promise.resolve(answer('a 1\n', { through })) : Promise.reject(refused)),
    });
    const probes = await probePorts(local, cart, new AbortController().signal);
    expect(probes.kind === 'known' && probes.value[0]?.outcome).toEqual({ kind: 'localhostOnly' });
  });

  it('is nothing where nothing listens', async () => {
    const nothing = scriptedApi({
      fetchFrom: (_, { through }) =>
        through === undefined
          ? Promise.reject(refused)
          : Promise.reject(new ClusterFailure({ kind: 'unreachable', message: 'No one is there.' })),
    });
    expect(await probePorts(nothing, cart, new AbortController().signal)).toMatchObject({
      value: [{ outcome: { kind: 'failed', message: 'nothing listens there.' } }],
    });
  });

  it('may not be asked for', async () => {
    const error = { kind: 'forbidden', message: 'You may not proxy.' } as const;
    const shut = scriptedApi({ fetchFrom: () => Promise.reject(new ClusterFailure(error)) });
    expect(await probePorts(shut, cart, new AbortController().signal)).toEqual({ kind: 'forbidden', message: 'You may not proxy.' });
  });
});
