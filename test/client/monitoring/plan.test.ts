import { describe, expect, it } from 'vitest';
import type { Service, ServicePort } from '../../../client/src/cluster/kinds/service.ts';
import { explainPlan } from '../../../client/src/monitoring/explain.ts';
import { type JobPlan, type MonitoringPlan, planMonitoring, type PlanRequest } from '../../../client/src/monitoring/plan.ts';

type PortParts = Partial<ServicePort> & Pick<ServicePort, 'port'>;

const ports = (...parts: readonly (number | PortParts)[]): readonly ServicePort[] =>
  parts.map(part => (typeof part === 'number' ? { port: part } : part)).map(part => ({ protocol: 'TCP', targetPort: part.port, ...part }));

const service = (parts: Partial<Service>): Service => ({
  namespace: 'default',
  name: 'traefik',
  uid: '1',
  type: 'ClusterIP',
  headless: false,
  ports: ports(80, 443, 8080),
  selector: { app: 'x' },
  labels: {},
  annotations: {},
  ...parts,
});

const plan = (parts: Partial<Service>, request: Partial<PlanRequest> = {}): MonitoringPlan =>
  planMonitoring({
    service: service(parts),
    place: { kind: 'inNamespace', namespace: 'default' },
    clusterDomain: 'cluster.local',
    ...request,
  });

function jobPlan(parts: Partial<Service>, request?: Partial<PlanRequest>): JobPlan {
  const found = plan(parts, request);
  if (found.kind !== 'job') throw new Error(`Expected a job, got ${JSON.stringify(found)}.`);
  return found;
}

const target = (parts: Partial<Service>, request?: Partial<PlanRequest>) => jobPlan(parts, request).job.targets[0];

describe('the name of the target', () => {
  it('is short within a namespace', () => expect(target({})).toBe('traefik:8080'));

  it('is full between namespaces', () => {
    expect(target({}, { place: { kind: 'inNamespace', namespace: 'monitoring' } })).toBe('traefik.default.svc.cluster.local:8080');
  });

  it.each(['inCluster', 'outside'] as const)('is full where Prometheus is %s', kind => {
    expect(target({}, { place: { kind } })).toBe('traefik.default.svc.cluster.local:8080');
  });

  it('has the domain of the cluster', () => {
    expect(target({}, { place: { kind: 'outside' }, clusterDomain: '.k8s.example.' })).toBe('traefik.default.svc.k8s.example:8080');
  });
});

describe('the other names that mean the same target', () => {
  const aliases = (request?: Partial<PlanRequest>) => jobPlan({}, request).job.aliases;

  it('are the longer ones within a namespace', () =>
    expect(aliases()).toEqual(['traefik.default:8080', 'traefik.default.svc:8080', 'traefik.default.svc.cluster.local:8080']));

  it('leave the short one out between namespaces, where it means another Service', () =>
    expect(aliases({ place: { kind: 'inNamespace', namespace: 'monitoring' } })).toEqual([
      'traefik.default:8080',
      'traefik.default.svc:8080',
    ]));

  it('take the short one in where it is not known who scrapes', () =>
    expect(aliases({ place: { kind: 'inCluster' } })).toEqual(['traefik:8080', 'traefik.default:8080', 'traefik.default.svc:8080']));
});

describe('the port', () => {
  it('is the one of dashboards and metrics beside 80 and 443', () =>
    expect(jobPlan({}).job).toMatchObject({ jobName: 'traefik', targets: ['traefik:8080'] }));

  it('is the annotated one before all', () => {
    const annotations = { 'prometheus.io/port': '8082' };
    expect(target({ annotations, ports: ports({ port: 9100, name: 'metrics' }, { port: 81, targetPort: 8082 }) })).toBe('traefik:81');
  });

  it('is the one named for metrics, and not its likes', () => {
    expect(target({ ports: ports({ port: 8081, name: 'telemetry' }, { port: 8080, name: 'http-metrics' }) })).toBe('traefik:8080');
  });

  it('is never UDP, not even by the right name', () => {
    const dns = ports({ port: 53, name: 'metrics', protocol: 'UDP' }, { port: 53, name: 'dns-tcp' }, { port: 9153 });
    expect(target({ ports: dns })).toBe('traefik:9153');
  });

  it('is one that an exporter is known by', () => expect(target({ ports: ports(6379, 9121) })).toBe('traefik:9121'));

  it('is the only one', () => expect(target({ ports: ports(8000) })).toBe('traefik:8000'));

  it('is asked for where nothing tells', () => {
    const asked = plan({ ports: ports(3000, 4000) });
    expect(asked).toMatchObject({ kind: 'choosePort', candidates: [{ sure: false }, { sure: false }] });
  });

  it('is asked for where two are named alike', () => {
    expect(plan({ ports: ports({ port: 1, name: 'metrics' }, { port: 2, name: 'http-metrics' }) }).kind).toBe('choosePort');
  });

  it('is asked for where the only one is known not to be it, with the reason', () => {
    expect(plan({ name: 'redis', ports: ports(6379) })).toMatchObject({
      kind: 'choosePort',
      candidates: [{ reason: '6379 is the port of Redis, which serves no metrics over HTTP' }],
    });
  });

  it('comes with a warning where no port can be it, and with the exporter that is wanting', () => {
    expect(plan({ name: 'redis', ports: ports(6379) })).toMatchObject({
      warning:
        'No port of redis serves metrics: 6379 is the port of Redis, which serves no metrics over HTTP. Run redis_exporter beside it and add its port, 9121, to the Service.',
    });
    expect(plan({ name: 'mail', ports: ports(25) })).toMatchObject({ warning: expect.stringMatching(/It needs an exporter beside it\.$/) });
    expect(plan({ ports: ports(6379, 3000) })).not.toHaveProperty('warning');
  });

  it('is what the person chose', () => {
    expect(jobPlan({}, { port: 80 })).toMatchObject({ job: { targets: ['traefik:80'] }, chosen: { reason: 'you chose it' } });
  });
});

describe('scheme and path', () => {
  const scheme = (port: PortParts, annotations = {}) => jobPlan({ ports: ports(port), annotations }).job.scheme;

  it.each<[PortParts, Record<string, string>]>([
    [{ port: 8443 }, {}],
    [{ port: 443, targetPort: 8443 }, {}],
    [{ port: 9000, name: 'https-metrics' }, {}],
    [{ port: 9000, targetPort: 'https' }, {}],
    [{ port: 9000, appProtocol: 'https' }, {}],
    [{ port: 9000 }, { 'prometheus.io/scheme': 'https' }],
  ])('https for %j %j', (port, annotations) => expect(scheme(port, annotations)).toBe('https'));

  it.each<[PortParts, Record<string, string>]>([
    [{ port: 8080 }, {}],
    [{ port: 8443, name: 'http-metrics' }, {}],
    [{ port: 8443, appProtocol: 'http' }, {}],
    [{ port: 8443 }, { 'prometheus.io/scheme': 'http' }],
  ])('http, unwritten, for %j %j', (port, annotations) => expect(scheme(port, annotations)).toBeUndefined());

  it('takes the annotated path, but not to write the default', () => {
    const path = (text: string) => jobPlan({ annotations: { 'prometheus.io/path': text } }).job.metricsPath;
    expect(['/stats/prometheus', 'stats', '/metrics', 'metrics', ''].map(path)).toEqual([
      '/stats/prometheus',
      '/stats',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what cannot be monitored', () => {
  it.each<[Partial<Service>, Partial<PlanRequest>, RegExp]>([
    [{ type: 'ExternalName' }, {}, /only names a host outside the cluster/],
    [{ ports: [] }, {}, /has no ports/],
    [{ ports: ports({ port: 53, protocol: 'UDP' }, { port: 54, protocol: 'SCTP' }) }, {}, /only UDP and SCTP ports/],
    [{}, { port: 1 }, /has no TCP port 1\. Choose one of 8080, 80, 443\./],
  ])('%j %j says why', (parts, request, words) => {
    expect(plan(parts, request)).toEqual({ kind: 'impossible', reason: expect.stringMatching(words) });
  });
});

describe('cautions', () => {
  it.each<[string, Partial<Service>, Partial<PlanRequest>]>([
    ['outside the cluster', {}, { place: { kind: 'outside' } }],
    ['headless', { headless: true }, {}],
    ['did not want it scraped', { annotations: { 'prometheus.io/scrape': 'false' } }, {}],
    ['no such port', { annotations: { 'prometheus.io/port': '9999' } }, {}],
    ['certificate', { ports: ports(443) }, {}],
  ])('%s', (words, parts, request) => expect(jobPlan(parts, request).cautions).toEqual([expect.stringContaining(words)]));

  it('are none for a plain Service', () => expect(jobPlan({}).cautions).toEqual([]));
});

it('explains itself', () => {
  const annotations = { 'prometheus.io/path': '/m' };
  const place = { kind: 'inNamespace', namespace: 'monitoring' } as const;
  expect(explainPlan(jobPlan({ annotations }, { place }))).toBe(
    [
      'Adds the job "traefik", which scrapes traefik.default.svc.cluster.local:8080.',
      'Port 8080: beside 80 and 443, which serve users, 8080 is where programs such as Traefik serve metrics.',
      'Full name: Prometheus runs in namespace "monitoring" and the Service in "default"; between namespaces a short name does not resolve.',
      'Path /m: the annotation prometheus.io/path says so.',
    ].join('\n'),
  );
  expect(explainPlan(jobPlan({}))).toContain('Short name: Prometheus runs in the Service\'s own namespace, "default".');
});

describe('the labels that samples bring along', () => {
  it.each<Partial<Service>>([
    { name: 'kube-state-metrics' },
    { name: 'prometheus-pushgateway' },
    { name: 'monitoring-ksm', labels: { 'app.kubernetes.io/name': 'kube-state-metrics' } },
  ])('win where a program speaks for others: %j', parts => {
    const found = jobPlan(parts);
    expect(found.job.honorLabels).toBe(true);
    expect(explainPlan(found)).toContain('\nHonor labels: its samples carry labels of what they are about');
  });

  it('lose everywhere else', () => expect(jobPlan({}).job).not.toHaveProperty('honorLabels'));
});
