import { counter, type Family, gauge } from './exposition.ts';

/** What answers on a container's ports; told by its image, since kwok's containers do not run. */
export type Behaviour =
  | { readonly kind: 'metrics'; readonly families: readonly Family[] }
  /** Speaks a protocol of its own and hangs up on HTTP, as Redis does. */
  | { readonly kind: 'notHttp'; readonly answer: string }
  /** A real program listens at the pod's address, or will. */
  | { readonly kind: 'elsewhere' };

/** By the image's name without registry path and tag; an image that is not known exposes what every process does. */
export function behaviourOf(image: string): Behaviour {
  const name = image.replace(/^.*\//, '').replace(/[:@].*$/, '');
  return behaviours[name] ?? { kind: 'metrics', families: everyProcess };
}

const startedAt = (uptime: number): number => Math.round(Date.now() / 1000 - uptime);
const perSecond =
  (rate: number) =>
  (uptime: number): number =>
    Math.floor(uptime * rate);
const always = (value: number) => (): number => value;

const everyProcess: readonly Family[] = [
  gauge('process_start_time_seconds', 'Start of the process, seconds since the epoch.', [{ value: startedAt }]),
  counter('process_cpu_seconds_total', 'CPU time spent, user and system, in seconds.', [{ value: uptime => uptime * 0.02 }]),
  gauge('process_resident_memory_bytes', 'Resident memory in bytes.', [{ value: uptime => 30e6 + (uptime % 60) * 1e5 }]),
];

const traefik: readonly Family[] = [
  gauge('traefik_config_last_reload_success', 'When the configuration was last loaded with success, seconds since the epoch.', [
    { value: startedAt },
  ]),
  counter('traefik_config_reloads_total', 'How often the configuration was loaded.', [{ value: always(1) }]),
  counter('traefik_entrypoint_requests_total', 'Requests that an entry point handled, by status code.', [
    { labels: 'code="200",entrypoint="web",method="GET"', value: perSecond(7) },
    { labels: 'code="404",entrypoint="web",method="GET"', value: perSecond(0.5) },
    { labels: 'code="200",entrypoint="websecure",method="POST"', value: perSecond(3) },
  ]),
  gauge('traefik_open_connections', 'Connections that are open at this moment.', [
    { labels: 'entrypoint="web"', value: uptime => 3 + (Math.floor(uptime) % 4) },
    { labels: 'entrypoint="websecure"', value: always(2) },
  ]),
  ...everyProcess,
];

const kubeStateMetrics: readonly Family[] = [
  gauge('kube_namespace_status_phase', 'Phase of each namespace.', [
    { labels: 'namespace="default",phase="Active"', value: always(1) },
    { labels: 'namespace="kube-system",phase="Active"', value: always(1) },
  ]),
  gauge('kube_deployment_status_replicas_ready', 'Ready replicas of each Deployment.', [
    { labels: 'namespace="default",deployment="traefik"', value: always(1) },
    { labels: 'namespace="default",deployment="redis"', value: always(1) },
  ]),
  ...everyProcess,
];

const coreDns: readonly Family[] = [
  counter('coredns_dns_requests_total', 'DNS requests, by server, zone and type.', [
    { labels: 'server="dns://:53",zone=".",type="A"', value: perSecond(20) },
    { labels: 'server="dns://:53",zone=".",type="AAAA"', value: perSecond(18) },
  ]),
  ...everyProcess,
];

const redisExporter: readonly Family[] = [
  gauge('redis_up', 'Whether Redis answered the last time.', [{ value: always(1) }]),
  gauge('redis_connected_clients', 'Clients that are connected at this moment.', [{ value: uptime => 2 + (Math.floor(uptime) % 3) }]),
  counter('redis_commands_processed_total', 'Commands that Redis has processed.', [{ value: perSecond(40) }]),
  ...everyProcess,
];

const behaviours: Readonly<Record<string, Behaviour>> = {
  traefik: { kind: 'metrics', families: traefik },
  'kube-state-metrics': { kind: 'metrics', families: kubeStateMetrics },
  coredns: { kind: 'metrics', families: coreDns },
  redis_exporter: { kind: 'metrics', families: redisExporter },
  redis: { kind: 'notHttp', answer: "-ERR unknown command 'GET'\r\n" },
  prometheus: { kind: 'elsewhere' },
};
