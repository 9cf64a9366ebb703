import type { Field } from '../../schema/types.ts';
import { prometheusSpec } from './prometheus.ts';

/** Fields that another kind has in common with the Prometheus resource, which speak of that kind. */
export function likePrometheus(kind: string, keys: readonly string[]): Readonly<Record<string, Field>> {
  const known: Readonly<Record<string, Field>> = prometheusSpec().fields;
  return Object.fromEntries(
    keys.flatMap(key => {
      const field = known[key];
      return field ? [[key, { ...field, doc: field.doc.replaceAll(/\bPrometheus\b/g, kind) }] as const] : [];
    }),
  );
}

/** What makes the pods of every kind that the operator runs. */
export const podKeys: readonly string[] = [
  'additionalArgs',
  'affinity',
  'containers',
  'dnsConfig',
  'dnsPolicy',
  'enableServiceLinks',
  'hostAliases',
  'hostUsers',
  'image',
  'imagePullPolicy',
  'imagePullSecrets',
  'initContainers',
  'listenLocal',
  'logFormat',
  'logLevel',
  'minReadySeconds',
  'nodeSelector',
  'paused',
  'podManagementPolicy',
  'podMetadata',
  'portName',
  'priorityClassName',
  'replicas',
  'resources',
  'routePrefix',
  'schedulerName',
  'securityContext',
  'serviceAccountName',
  'serviceName',
  'storage',
  'terminationGracePeriodSeconds',
  'tolerations',
  'updateStrategy',
  'volumeMounts',
  'volumes',
];
