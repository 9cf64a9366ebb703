import type { RecordSchema } from '../../schema/types.ts';
import { podMonitor } from './podMonitor.ts';
import { probe } from './probe.ts';
import { prometheus } from './prometheus.ts';
import { prometheusRule } from './prometheusRule.ts';
import { scrapeConfig } from './scrapeConfig.ts';
import { serviceMonitor } from './serviceMonitor.ts';

/** Custom resources of the Prometheus Operator by the `kind` that they say they are (its CRDs of release 0.93). */
export const manifests = {
  ServiceMonitor: serviceMonitor,
  PodMonitor: podMonitor,
  Probe: probe,
  ScrapeConfig: scrapeConfig,
  PrometheusRule: prometheusRule,
  Prometheus: prometheus,
} as const satisfies Readonly<Record<string, () => RecordSchema>>;

export type ManifestKind = keyof typeof manifests;

export const isManifestKind = (kind: string): kind is ManifestKind => Object.hasOwn(manifests, kind);
