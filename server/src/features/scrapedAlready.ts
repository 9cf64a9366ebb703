import type { NewScrapeJob } from '../protocol.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import type { JobNode } from './scrapeJobs.ts';

/** The target of an existing job that a new job would scrape a second time: same address by meaning, scheme and path. */
export function findScraped(
  jobs: readonly JobNode[],
  job: NewScrapeJob,
): { readonly target: ScalarNode; readonly jobName: string } | undefined {
  const scheme = job.scheme ?? 'http';
  const wanted = new Set([...job.targets, ...(job.aliases ?? [])].map(address => meaningOf(address, scheme)));
  for (const { targets, scheme: own, metricsPath, name } of jobs) {
    if (own.toLowerCase() !== scheme || metricsPath !== (job.metricsPath ?? '/metrics')) continue;
    const target = targets.find(each => wanted.has(meaningOf(each.text, scheme)));
    if (target) return { target, jobName: name?.value.text ?? '' };
  }
  return undefined;
}

/** `Traefik.default.svc.cluster.local.:80` and `traefik.default.svc` are one address: case, the root dot, the cluster's domain and the scheme's port say nothing. */
function meaningOf(address: string, scheme: string): string {
  const [, host = address, port] = /^(.*?)(?::(\d+))?$/.exec(address.trim().toLowerCase()) ?? [];
  const name = host.replace(/\.$/, '').replace(/(\.svc)\.cluster\.local$/, '$1');
  return `${name}:${port ?? (scheme === 'https' ? '443' : '80')}`;
}
