import { inReleases, ruleAbout } from '../../schema/rules.ts';
import type { Cure, FindingPlace, RecordView, Rule } from '../../schema/rule.ts';

const listKey = 'kubernetes_sd_configs';
const older = 'endpoints';
const newer = 'endpointslice';

/** What EndpointSlices call the labels that Endpoints alone have (discovery/kubernetes/endpoints.go, endpointslice.go). */
const renamed: Readonly<Record<string, string>> = {
  endpoint_node_name: 'endpointslice_endpoint_node_name',
  endpoint_hostname: 'endpointslice_endpoint_hostname',
  endpoint_ready: 'endpointslice_endpoint_conditions_ready',
  endpoint_port_name: 'endpointslice_port_name',
  endpoint_port_protocol: 'endpointslice_port_protocol',
  endpoint_address_target_kind: 'endpointslice_address_target_kind',
  endpoint_address_target_name: 'endpointslice_address_target_name',
  // An EndpointSlice has a name that Kubernetes made up; an Endpoints object has that of its Service.
  endpoints_name: 'service_name',
};

const prefix = '__meta_kubernetes_';
const ofEndpoints = /__meta_kubernetes_endpoints?_/;

/** Kubernetes 1.33 deprecates what the role `endpoints` reads; EndpointSlices tell the same, under names of their own. */
export const endpointsAreOld: readonly Rule[] = inReleases(
  { since: '2.21' },
  ruleAbout([listKey], 'deprecated-key', function* (job) {
    const roles = job.records(listKey).flatMap((discovery, index) => (discovery?.text('role') === older ? [index] : []));
    const cure = roles.length > 0 ? written(job) : undefined;
    for (const index of roles) {
      const at: FindingPlace = { on: 'path', path: [listKey, index, 'role'], part: 'value' };
      const message =
        'Kubernetes 1.33 deprecates the Endpoints that this role reads. Write `endpointslice`, with the labels that it gives, and allow Prometheus to list `endpointslices` of `discovery.k8s.io`.';
      yield { at, message, severity: 'hint', ...(cure && { cure }) };
    }
  }),
);

type Places = Extract<Cure, { kind: 'replaceAll' }>['places'];

/** The role, and the labels that depend on it; undefined where one of these has no counterpart. */
function written(job: RecordView): Cure | undefined {
  const roles = job.records(listKey).flatMap((discovery, index): Places => {
    if (discovery?.text('role') !== older) return [];
    const selectors = discovery.records('selectors').map((selector, each) => (selector?.text('role') === older ? ['selectors', each] : []));
    return [[], ...selectors.filter(path => path.length > 0)].map(path => ({
      at: { on: 'path', path: [listKey, index, ...path, 'role'], part: 'value' },
      text: newer,
    }));
  });
  const labels = labelsRead(job);
  return (
    labels && {
      kind: 'replaceAll',
      title: `Replace \`${older}\` with \`${newer}\`, and the labels with those that it gives`,
      places: [...roles, ...labels],
    }
  );
}

function labelsRead(job: RecordView): Places | undefined {
  const places: Places[number][] = [];
  for (const [index, step] of job.records('relabel_configs').entries()) {
    if (ofEndpoints.test(step?.text('regex') ?? '')) return undefined;
    for (const [label, name] of (step?.texts('source_labels') ?? []).entries()) {
      if (name === undefined || !ofEndpoints.test(name)) continue;
      const counterpart = renamed[name.slice(prefix.length)];
      if (counterpart === undefined) return undefined;
      places.push({
        at: { on: 'path', path: ['relabel_configs', index, 'source_labels', label], part: 'value' },
        text: prefix + counterpart,
      });
    }
  }
  return places;
}
