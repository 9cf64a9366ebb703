import type { PrometheusDocument } from '../documents/document.ts';
import type { Range, ScrapeJob } from '../protocol.ts';
import { findPair } from '../schema/view.ts';
import { type MappingNode, type Node, type Pair, pairOf, resolveAlias, type ScalarNode } from '../yaml/tree.ts';

/** A scrape job as its document says it, in nodes, so that every reader can point at what it speaks of. */
export interface JobNode {
  readonly mapping: MappingNode;
  readonly name?: { readonly pair: Pair; readonly value: ScalarNode };
  readonly targets: readonly ScalarNode[];
  /** Prometheus' default where the job says nothing. */
  readonly scheme: string;
  readonly metricsPath: string;
}

/** The jobs of a `prometheus.yml`, of a file of `scrape_config_files`, or of a bare list. */
export function jobNodes(root: Node | null): readonly JobNode[] {
  const config = resolveAlias(root);
  return itemsOf(config?.kind === 'mapping' ? valueOf(config, 'scrape_configs') : config).flatMap(job =>
    job?.kind === 'mapping' ? [jobNode(job)] : [],
  );
}

function jobNode(mapping: MappingNode): JobNode {
  const pair = pairOf(mapping, 'job_name');
  const name = resolveAlias(pair?.value);
  const targets = itemsOf(valueOf(mapping, 'static_configs')).flatMap(group => {
    const addresses = group?.kind === 'mapping' ? itemsOf(valueOf(group, 'targets')) : [];
    return addresses.filter(each => each?.kind === 'scalar');
  });
  return {
    mapping,
    ...(pair && name?.kind === 'scalar' && { name: { pair, value: name } }),
    targets,
    scheme: textOf(mapping, 'scheme') ?? 'http',
    metricsPath: textOf(mapping, 'metrics_path') ?? '/metrics',
  };
}

/** The value that counts for a key: the mapping's own, else one merged in. */
function valueOf(mapping: MappingNode, key: string): ReturnType<typeof resolveAlias> {
  return resolveAlias(findPair(mapping, key)?.value);
}

function itemsOf(node: ReturnType<typeof resolveAlias>): readonly ReturnType<typeof resolveAlias>[] {
  return node?.kind === 'sequence' ? node.items.map(item => resolveAlias(item.value)) : [];
}

function textOf(mapping: MappingNode, key: string): string | undefined {
  const value = valueOf(mapping, key);
  return value?.kind === 'scalar' && value.text !== '' ? value.text : undefined;
}

/** The jobs that have a name, with the places a lens, a diagnostic and a link need. */
export function scrapeJobs(document: PrometheusDocument): readonly ScrapeJob[] {
  if (!document.root) return [];
  return jobNodes(document.tree.root).flatMap(({ mapping, name, targets }): ScrapeJob[] => {
    if (!name) return [];
    const nameRange: Range = document.rangeOf(name.pair);
    const staticTargets = targets.map(target => ({ address: target.text, range: document.rangeOf(target) }));
    return [{ name: name.value.text, nameRange, range: document.rangeOf(mapping), staticTargets }];
  });
}
