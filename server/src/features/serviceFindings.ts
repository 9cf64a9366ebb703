import type { PrometheusDocument } from '../documents/document.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ProjectFinding } from './projectFindings.ts';
import { jobNodes } from './scrapeJobs.ts';

/** A host of one word with a port: within a cluster it is looked for in the namespace of whoever asks. */
const bareService = /^([a-z][a-z0-9-]*)(:\d+)$/;

/** Targets that name a Service of another namespace, in a configuration that a ConfigMap holds. */
export async function serviceFindings(document: PrometheusDocument, { services }: Workspace): Promise<readonly ProjectFinding[]> {
  const targets = document.root ? jobNodes(document.tree.root).flatMap(job => job.targets) : [];
  const bare = targets.flatMap(target => {
    const [, name, port] = bareService.exec(target.text) ?? [];
    return name === undefined || port === undefined || name === 'localhost' ? [] : [{ target, name, port }];
  });
  const own = bare.length > 0 ? await services.namespaceOf(document) : undefined;
  if (own === undefined) return [];
  const findings: ProjectFinding[] = [];
  for (const { target, name, port } of bare) {
    const [namespace, ...others] = await services.namespacesOf(name, document);
    if (namespace === undefined || [namespace, ...others].includes(own)) continue;
    const replacement = `${name}.${namespace}.svc${port}`;
    const message = `\`${name}\` is a Service of the namespace \`${namespace}\`, and Prometheus looks for it in its own, \`${own}\`. Write \`${replacement}\`.`;
    const { start, end } = target;
    findings.push({ code: 'service-namespace', severity: 'warning', message, start, end, ...(others.length === 0 && { replacement }) });
  }
  return findings;
}
