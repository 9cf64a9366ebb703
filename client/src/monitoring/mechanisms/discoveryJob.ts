import type { Mechanism, Surroundings } from './mechanism.ts';

/** A job for a file that finds every pod behind the Service; Prometheus must be allowed to list them. */
export function discoveryJob({ service, plan }: Surroundings): readonly Mechanism[] {
  if (service.type === 'ExternalName' || plan.place.kind === 'outside') return [];
  const { name, targetPort, port } = plan.chosen.port;
  // A slice's ports are those of the pods, with the names of the Service.
  const wanted = name === undefined ? { portNumber: typeof targetPort === 'number' ? targetPort : port } : { portName: name };
  return [
    {
      kind: 'discoveryJob',
      job: { ...plan.job, discovery: { namespace: service.namespace, service: service.name, ...wanted } },
      reason: 'A job that finds the pods behind the Service by itself (kubernetes_sd_configs): each becomes a target of its own.',
      cautions: [
        'Prometheus must run in the cluster, with a service account that may list and watch endpointslices, services and pods there.',
      ],
    },
  ];
}
