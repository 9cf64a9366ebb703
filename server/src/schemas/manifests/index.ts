import type { RecordSchema } from '../../schema/types.ts';
import { alertmanagerConfig } from './alertmanagerConfig.ts';
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
  AlertmanagerConfig: alertmanagerConfig,
} as const satisfies Readonly<Record<string, () => RecordSchema>>;

export type ManifestKind = keyof typeof manifests;

export const isManifestKind = (kind: string): kind is ManifestKind => Object.hasOwn(manifests, kind);

/** Served only where somebody installs the full CRDs, and not known here. */
const otherVersions: ReadonlySet<string> = new Set(['monitoring.coreos.com/v1beta1 AlertmanagerConfig']);

/** The custom resource that an object says it is; undefined for those of others. */
export function manifestKind(apiVersion: string, kind: string): ManifestKind | undefined {
  const ours = apiVersion.startsWith('monitoring.coreos.com/') && !otherVersions.has(`${apiVersion} ${kind}`);
  return ours && isManifestKind(kind) ? kind : undefined;
}
