import type { ContainerPort, ServicePort } from '../tools/simulatedCluster/objects.ts';

/** A Deployment and its Service, as far as the demo's world tells them apart. */
export interface Workload {
  readonly namespace: string;
  /** Of the Deployment, its container and its `app` label. */
  readonly name: string;
  /** Of the Service; the workload's where absent. */
  readonly service?: string;
  readonly image: string;
  readonly containerPorts: readonly ContainerPort[];
  readonly ports: readonly ServicePort[];
}

/** The guide's cluster. Whoever changes this changes what the walkthrough in workspace/README.md finds. */
export const workloads = {
  traefik: {
    namespace: 'default',
    name: 'traefik',
    image: 'traefik:v3',
    containerPorts: [
      { name: 'web', containerPort: 8000 },
      { name: 'websecure', containerPort: 8443 },
      { name: 'metrics', containerPort: 8080 },
    ],
    ports: [
      { name: 'web', port: 80, targetPort: 'web' },
      { name: 'websecure', port: 443, targetPort: 'websecure' },
      { name: 'metrics', port: 8080, targetPort: 'metrics' },
    ],
  },
  redis: {
    namespace: 'default',
    name: 'redis',
    image: 'redis:8',
    containerPorts: [{ name: 'redis', containerPort: 6379 }],
    ports: [{ port: 6379, targetPort: 'redis' }],
  },
  prometheus: {
    namespace: 'default',
    name: 'prometheus',
    service: 'prometheus-example-service',
    image: 'prom/prometheus:v3',
    containerPorts: [{ name: 'web', containerPort: 9090 }],
    ports: [{ name: 'web', port: 9090, targetPort: 'web' }],
  },
  kubeDns: {
    namespace: 'kube-system',
    name: 'coredns',
    service: 'kube-dns',
    image: 'coredns/coredns',
    containerPorts: [
      { name: 'dns', containerPort: 53, protocol: 'UDP' },
      { name: 'dns-tcp', containerPort: 53 },
      { name: 'metrics', containerPort: 9153 },
    ],
    ports: [
      { name: 'dns', port: 53, protocol: 'UDP', targetPort: 'dns' },
      { name: 'dns-tcp', port: 53, targetPort: 'dns-tcp' },
      { name: 'metrics', port: 9153, targetPort: 'metrics' },
    ],
  },
  kubeStateMetrics: {
    namespace: 'kube-system',
    name: 'kube-state-metrics',
    image: 'registry.k8s.io/kube-state-metrics/kube-state-metrics',
    containerPorts: [
      { name: 'http-metrics', containerPort: 8080 },
      { name: 'telemetry', containerPort: 8081 },
    ],
    ports: [
      { name: 'http-metrics', port: 8080, targetPort: 'http-metrics' },
      { name: 'telemetry', port: 8081, targetPort: 'telemetry' },
    ],
  },
  nodeExporter: {
    namespace: 'monitoring',
    name: 'node-exporter',
    image: 'prom/node-exporter',
    containerPorts: [{ name: 'metrics', containerPort: 9100 }],
    ports: [{ name: 'metrics', port: 9100, targetPort: 'metrics' }],
  },
} as const satisfies Record<string, Workload>;
