import type { Service, ServicePort } from './model.ts';

/** A Service that a Prometheus server answers at. */
export interface PrometheusService {
  readonly service: Service;
  /** The port of its web page and API. */
  readonly port: ServicePort;
}

/** The Services that are a Prometheus by their labels, name and port, the surest first. */
export function findPrometheusServices(_services: readonly Service[]): readonly PrometheusService[] {
  return [];
}
