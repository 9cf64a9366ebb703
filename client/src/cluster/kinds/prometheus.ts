import { isRecord, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Named, namedOf } from './kind.ts';
import type { LabelSelector } from '../selectors.ts';
import { labelSelectorOf } from './labelSelector.ts';

/** A Prometheus of the Prometheus Operator: which objects it takes its jobs from. */
export interface PrometheusResource extends Named {
  readonly serviceMonitors: Selection;
  readonly podMonitors: Selection;
  readonly probes: Selection;
  readonly scrapeConfigs: Selection;
  /** Set where jobs come from a Secret as well. */
  readonly additionalScrapeConfigs?: SecretKey;
  readonly serviceAccount: string;
  readonly version?: string;
  readonly paused: boolean;
}

export interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/** Objects by their labels, in namespaces by theirs. No selector selects nothing, an empty one everything; for namespaces none means its own. */
export interface Selection {
  readonly objects?: LabelSelector;
  readonly namespaces?: LabelSelector;
}

export const prometheusKind: Kind<PrometheusResource> = {
  group: 'monitoring.coreos.com',
  version: 'v1',
  plural: 'prometheuses',
  namespaced: true,
  parse,
};

function parse(object: UnknownRecord): PrometheusResource {
  const spec = recordOf(object['spec']);
  const version = textOf(spec['version']);
  const additional = secretKeyOf(spec['additionalScrapeConfigs']);
  return {
    ...namedOf(object),
    serviceMonitors: selectionOf(spec, 'serviceMonitor'),
    podMonitors: selectionOf(spec, 'podMonitor'),
    probes: selectionOf(spec, 'probe'),
    scrapeConfigs: selectionOf(spec, 'scrapeConfig'),
    ...(additional !== undefined && { additionalScrapeConfigs: additional }),
    serviceAccount: textOf(spec['serviceAccountName']) ?? 'default',
    ...(version !== undefined && { version }),
    paused: spec['paused'] === true,
  };
}

function selectionOf(spec: UnknownRecord, what: string): Selection {
  const objects = labelSelectorOf(spec[`${what}Selector`]);
  const namespaces = labelSelectorOf(spec[`${what}NamespaceSelector`]);
  return { ...(objects && { objects }), ...(namespaces && { namespaces }) };
}

function secretKeyOf(value: unknown): SecretKey | undefined {
  if (!isRecord(value)) return undefined;
  const name = textOf(value['name']);
  const key = textOf(value['key']);
  return name === undefined || key === undefined ? undefined : { name, key };
}
