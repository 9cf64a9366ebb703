import { listOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Named, namedOf } from './kind.ts';

/** A ScrapeConfig of the Prometheus Operator: a job of any discovery. */
export interface ScrapeConfigResource extends Named {
  readonly jobName?: string;
  /** `host:port` of its static configurations. */
  readonly staticTargets: readonly string[];
  /** The roles of its Kubernetes discoveries, in lower case. */
  readonly kubernetesRoles: readonly string[];
}

export const scrapeConfigKind: Kind<ScrapeConfigResource> = {
  group: 'monitoring.coreos.com',
  version: 'v1alpha1',
  plural: 'scrapeconfigs',
  namespaced: true,
  parse,
};

function parse(object: UnknownRecord): ScrapeConfigResource {
  const spec = recordOf(object['spec']);
  const jobName = textOf(spec['jobName']);
  return {
    ...namedOf(object),
    ...(jobName !== undefined && { jobName }),
    staticTargets: listOf(spec['staticConfigs'])
      .flatMap(one => listOf(recordOf(one)['targets']))
      .filter(target => typeof target === 'string'),
    kubernetesRoles: listOf(spec['kubernetesSDConfigs']).map(one => (textOf(recordOf(one)['role']) ?? '').toLowerCase()),
  };
}
