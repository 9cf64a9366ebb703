import type { RecordSchema } from '../../schema/types.ts';
import { alertmanagerConfig, alertmanagerConfigV1beta1 } from './alertmanagerConfig.ts';
import { alertmanagerResource } from './alertmanagerResource.ts';
import { podMonitor } from './podMonitor.ts';
import { probe } from './probe.ts';
import { prometheus } from './prometheus.ts';
import { prometheusAgent } from './prometheusAgent.ts';
import { prometheusRule } from './prometheusRule.ts';
import { scrapeConfig } from './scrapeConfig.ts';
import { serviceMonitor } from './serviceMonitor.ts';
import { thanosRuler } from './thanosRuler.ts';

/**
 * Custom resources of the Prometheus Operator by the `kind` that they say they are (its CRDs of release 0.93), with the version behind
 * it where a kind has several.
 */
export const manifests = {
  ServiceMonitor: serviceMonitor,
  PodMonitor: podMonitor,
  Probe: probe,
  ScrapeConfig: scrapeConfig,
  PrometheusRule: prometheusRule,
  Prometheus: prometheus,
  PrometheusAgent: prometheusAgent,
  Alertmanager: alertmanagerResource,
  ThanosRuler: thanosRuler,
  AlertmanagerConfig: alertmanagerConfig,
  'AlertmanagerConfig v1beta1': alertmanagerConfigV1beta1,
} as const satisfies Readonly<Record<string, () => RecordSchema>>;

export type ManifestKind = keyof typeof manifests;

export const isManifestKind = (kind: string): kind is ManifestKind => Object.hasOwn(manifests, kind);

/** The custom resource that an object says it is; undefined for those of others. */
export function manifestKind(apiVersion: string, kind: string): ManifestKind | undefined {
  const [group, version = ''] = apiVersion.split('/');
  if (group !== 'monitoring.coreos.com') return undefined;
  const ofVersion = `${kind} ${version}`;
  if (isManifestKind(ofVersion)) return ofVersion;
  return isManifestKind(kind) ? kind : undefined;
}
