import type { PrometheusDocument } from '../documents/document.ts';
import type { NewScrapeJob, ScrapeJobEditResult, ServiceDiscovery } from '../protocol.ts';
import { prometheusConfig } from '../schemas/prometheus.ts';
import { appendToRootList, applySplices, type Splice } from '../yaml/edit.ts';
import type { Defaults } from '../yaml/habits.ts';
import { parseYaml, type SyntaxTree } from '../yaml/parse.ts';
import type { Plain } from '../yaml/render.ts';
import { pairOf } from '../yaml/tree.ts';
import { findScraped } from './scrapedAlready.ts';
import { type JobNode, jobNodes } from './scrapeJobs.ts';

/** Top-level keys that tell a Prometheus configuration from any other mapping. */
const configKeys: ReadonlySet<string> = new Set(Object.keys(prometheusConfig.fields));

/** As Prometheus' own documentation writes a job. */
const defaults: Defaults = { flow: ['targets', 'names', 'source_labels'], quoted: ['job_name', 'targets'] };

/**
 * How a static scrape job gets into a file: what to insert and where, or why not. The configuration may be the file itself, or the one
 * that a manifest in it holds.
 */
export function scrapeJobEdit(documents: readonly PrometheusDocument[], job: NewScrapeJob): ScrapeJobEditResult {
  const [first, ...further] = documents.filter(({ kind }) => kind === 'config');
  const document = first ?? documents[0];
  if (!document || further.length > 0) {
    const reason = 'This file holds several configurations. Add the job by hand to the one that it belongs in.';
    return { kind: 'refused', reason };
  }
  return editOf(document, job);
}

function editOf(document: PrometheusDocument, job: NewScrapeJob): ScrapeJobEditResult {
  const { tree, text } = document;
  const reason = whyNot(tree);
  if (reason !== undefined) return { kind: 'refused', reason };
  const jobs = jobNodes(tree.root);
  const scraped = findScraped(jobs, job);
  if (scraped) {
    const { target, jobName } = scraped;
    return { kind: 'alreadyScraped', jobName, target: target.text, range: document.rangeOf(target) };
  }
  const jobName = freeName(job.jobName, new Set(jobs.map(({ name }) => name?.value.text)));
  const splices = appendToRootList(text, tree.root, { key: 'scrape_configs', item: jobAsYaml({ ...job, jobName }), defaults });
  const edits = splices?.map(splice => document.edit(splice, splice.text)).filter(edit => edit !== undefined) ?? [];
  if (!splices || edits.length < splices.length || !isSound(tree, { splices, jobName })) {
    return {
      kind: 'refused',
      reason: 'The way `scrape_configs` is written here cannot be extended without touching other lines. Add the job by hand.',
    };
  }
  return { kind: 'edits', edits, jobName };
}

/** A sentence where a document cannot take a job. */
function whyNot({ root, problems, text }: SyntaxTree): string | undefined {
  const broken = problems.find(({ kind }) => kind !== 'ignored');
  if (broken) {
    const line = text.slice(0, broken.start).split('\n').length;
    return `Line ${line} is not valid YAML, so a job cannot be added safely. ${broken.message}`;
  }
  if (root === null) return undefined;
  if (root.kind !== 'mapping')
    return 'This is not a Prometheus configuration: the file must be a mapping with keys such as `scrape_configs`. Choose another file.';
  const found = root.pairs.filter(({ key }) => key.text === 'scrape_configs');
  if (found.length > 1) return '`scrape_configs` stands in this file twice. Make one list of the two, then add the job again.';
  if (root.pairs.length > 0 && !root.pairs.some(({ key }) => configKeys.has(key.text))) {
    const manifest = pairOf(root, 'apiVersion') && pairOf(root, 'kind');
    const what = manifest
      ? 'This is a Kubernetes manifest, not a Prometheus configuration'
      : 'This is not a Prometheus configuration: it has none of its keys';
    return `${what}. Choose the \`prometheus.yml\` that the job belongs in.`;
  }
  const value = found[0]?.value;
  if (value?.kind === 'alias') return '`scrape_configs` is an alias of a list that stands elsewhere. Add the job to that list by hand.';
  if (value?.kind === 'mapping' || (value?.kind === 'scalar' && !/^(?:~|null|)$/i.test(value.text))) {
    return '`scrape_configs` must be a list of jobs, each beginning with a dash. Make it a list, then add the job again.';
  }
  return undefined;
}

function freeName(wanted: string, taken: ReadonlySet<string | undefined>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

function jobAsYaml({ jobName, targets, metricsPath, scheme, honorLabels, discovery }: NewScrapeJob): Plain {
  return {
    job_name: jobName,
    ...(honorLabels === true && { honor_labels: true }),
    ...(metricsPath !== undefined && metricsPath !== '/metrics' && { metrics_path: metricsPath }),
    ...(scheme === 'https' && { scheme }),
    ...(discovery === undefined ? { static_configs: [{ targets }] } : discoveryAsYaml(discovery)),
  };
}

/** Labels of a slice as of https://prometheus.io/docs/prometheus/latest/configuration/configuration/#endpointslice */
function discoveryAsYaml({ namespace, service, portName, portNumber }: ServiceDiscovery): Readonly<Record<string, Plain>> {
  const port = portName === undefined ? '__meta_kubernetes_endpointslice_port' : '__meta_kubernetes_endpointslice_port_name';
  const copied = { namespace: '__meta_kubernetes_namespace', service: '__meta_kubernetes_service_name', pod: '__meta_kubernetes_pod_name' };
  return {
    kubernetes_sd_configs: [{ role: 'endpointslice', namespaces: { names: [namespace] } }],
    relabel_configs: [
      { source_labels: ['__meta_kubernetes_service_name', port], regex: `${service};${portName ?? portNumber ?? ''}`, action: 'keep' },
      ...Object.entries(copied).map(([label, source]) => ({ source_labels: [source], target_label: label })),
    ],
  };
}

/** Whether the result reads as the old jobs and the new one behind them. A file is never changed on trust. */
function isSound({ text, root, problems }: SyntaxTree, { splices, jobName }: { splices: readonly Splice[]; jobName: string }): boolean {
  const after = parseYaml(applySplices(text, splices));
  const jobs = jobNodes(after.root);
  // A text in a block at the very end of a file gains the line break that every other file has.
  const before = /[\r\n]$/.test(text) ? root : parseYaml(`${text}\n`).root;
  const added = jobs.at(-1)?.name?.value.text;
  return added === jobName && after.problems.length === problems.length && digest(jobs.slice(0, -1)) === digest(jobNodes(before));
}

const digest = (jobs: readonly JobNode[]): string =>
  JSON.stringify(
    jobs.map(({ name, targets, scheme, metricsPath }) => [name?.value.text, targets.map(each => each.text), scheme, metricsPath]),
  );
