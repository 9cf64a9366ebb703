import type { Range, ScrapeJob } from '../protocol.ts';
import { findPair } from '../schema/view.ts';
import { parseYaml } from '../yaml/parse.ts';
import { type MappingNode, type Node, type Pair, pairOf, resolveAlias, type ScalarNode } from '../yaml/tree.ts';
import { positions } from './positions.ts';

/** A scrape job as its document says it, in nodes, so that every reader can point at what it speaks of. */
export interface JobNode {
  readonly mapping: MappingNode;
  readonly name?: { readonly pair: Pair; readonly value: ScalarNode };
  readonly targets: readonly ScalarNode[];
  /** Prometheus' default where the job says nothing. */
  readonly scheme: string;
  readonly metricsPath: string;
}

/** The jobs of a `prometheus.yml` or of a file of `scrape_config_files`. */
export function jobNodes(root: Node | null): readonly JobNode[] {
  const config = resolveAlias(root);
  if (config?.kind !== 'mapping') return [];
  return itemsOf(valueOf(config, 'scrape_configs')).flatMap(job => (job?.kind === 'mapping' ? [jobNode(job)] : []));
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
export function scrapeJobs(text: string, root: Node | null = parseYaml(text).root): readonly ScrapeJob[] {
  const at = positions(text);
  return jobNodes(root).flatMap(({ mapping, name, targets }): ScrapeJob[] => {
    if (!name) return [];
    const nameRange: Range = at.range(name.pair);
    const staticTargets = targets.map(target => ({ address: target.text, range: at.range(target) }));
    return [{ name: name.value.text, nameRange, range: at.range(mapping), staticTargets }];
  });
}
