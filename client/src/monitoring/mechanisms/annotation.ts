import type { AnnotationJob, Mechanism, Surroundings } from './mechanism.ts';

/** The custom, not a standard: what the jobs of charts and tutorials read. */
export function annotationMechanism({ service, plan, annotationJobs }: Surroundings): readonly Mechanism[] {
  const job = annotationJobs.find(one => one.of === 'service');
  if (job === undefined || service.type === 'ExternalName') return [];
  const { metricsPath, scheme } = plan.job;
  const { targetPort, port } = plan.chosen.port;
  const annotations: Readonly<Record<string, string>> = {
    'prometheus.io/scrape': 'true',
    // Jobs put it in the place of the port of the pod's address.
    'prometheus.io/port': String(typeof targetPort === 'number' ? targetPort : port),
    ...(metricsPath !== undefined && { 'prometheus.io/path': metricsPath }),
    ...(scheme === 'https' && { 'prometheus.io/scheme': scheme }),
  };
  const { namespace, name } = service;
  return [
    {
      kind: 'annotation',
      job: job.job,
      object: { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace, annotations } },
      reason: `The job ${job.job} of this Prometheus keeps what is annotated with prometheus.io/scrape: nothing has to be reloaded.`,
      cautions:
        typeof targetPort === 'string'
          ? [`The pods' port "${targetPort}" has a name only, and the annotation wants a number: check that ${port} is it.`]
          : [],
    },
  ];
}

/** Jobs of a configuration that read the annotation; the text is Prometheus' own print of what it has loaded. */
export function annotationJobsOf(loadedConfig: string): readonly AnnotationJob[] {
  const jobs: AnnotationJob[] = [];
  let job = '';
  for (const line of loadedConfig.split('\n')) {
    const named = /^- job_name: (.*)$/.exec(line)?.[1];
    if (named !== undefined) job = named.replace(/^(["'])(.*)\1$/, '$2');
    const read = /__meta_kubernetes_(service|pod)_annotation_prometheus_io_scrape\b/.exec(line)?.[1];
    if (read === undefined || jobs.some(one => one.job === job && one.of === read)) continue;
    jobs.push({ job, of: read === 'service' ? 'service' : 'pod' });
  }
  return jobs;
}
