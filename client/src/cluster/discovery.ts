import type { Service, ServicePort } from './kinds/service.ts';

/** A Service that a Prometheus server answers at. */
export interface PrometheusService {
  readonly service: Service;
  /** The port of its web page and API. */
  readonly port: ServicePort;
}

/** Prometheus listens here unless `--web.listen-address` says otherwise. */
const usualPort = 9090;

/** Where a Service's name or labels say that it is something around Prometheus, and not the server itself. */
const companion = /exporter|alertmanager|operator|pushgateway|adapter|kube-state-metrics|node-exporter|grafana/;

/** The Services that are a Prometheus by their labels, name and port, the surest first. The first one's namespace is where Prometheus runs. */
export function findPrometheusServices(services: readonly Service[]): readonly PrometheusService[] {
  return services
    .flatMap(service => {
      const port = webPort(service);
      return port === undefined ? [] : [{ service, port, certainty: certaintyOf(service, port) }];
    })
    .filter(({ certainty }) => certainty > 0)
    .sort((a, b) => b.certainty - a.certainty)
    .map(({ service, port }) => ({ service, port }));
}

/** The operator and the charts call it `web`, `http-web` or `http`; a headless Service that governs a StatefulSet has the same port. */
function webPort({ ports }: Service): ServicePort | undefined {
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP');
  return (
    tcp.find(({ port }) => port === usualPort) ??
    tcp.find(({ name }) => name === 'web' || name === 'http-web') ??
    tcp.find(({ name, targetPort }) => name === 'http' || targetPort === usualPort) ??
    (tcp.length === 1 ? tcp[0] : undefined)
  );
}

function certaintyOf({ name, labels, headless }: Service, port: ServicePort): number {
  const app = labels['app.kubernetes.io/name'] ?? labels['app'] ?? labels['k8s-app'] ?? '';
  // `prometheus-operated` is the operator's own governing Service of every Prometheus that it runs.
  const governs = name === 'prometheus-operated';
  if (companion.test(name) || companion.test(app) || labels['app.kubernetes.io/component'] === 'alertmanager') return 0;
  const byLabel = app === 'prometheus' ? 4 : 0;
  const byName = governs || /^prometheus(-server|-k8s)?$/.test(name) ? 3 : /(^|-)prometheus(-|$)/.test(name) ? 1 : 0;
  const byPort = port.port === usualPort || port.targetPort === usualPort || port.name === 'web' || port.name === 'http-web' ? 2 : 0;
  // A name alone may be that of an example or an exporter.
  if (byLabel === 0 && byName < 3 && byPort === 0) return 0;
  if (byLabel === 0 && byName === 0) return 0;
  return byLabel + byName + byPort - (headless ? 0.5 : 0);
}
