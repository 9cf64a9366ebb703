import type { ActiveTarget, Labels } from '../../prometheus/api.ts';
import { formatLabels } from '../../prometheus/labels.ts';
import type { TargetsWorld } from '../../prometheus/scrapePools/state.ts';
import { poolWarnings } from '../../prometheus/scrapePools/warnings.ts';
import { assertNever } from '../../util/assertNever.ts';
import { droppedDetails, targetDetails } from './details.ts';
import { isFiltering, showsPool, showsTarget, type TargetFilter } from './filter.ts';
import { errorColor, failureLine, type Line, stepsUnsupported, warningLines } from './lines.ts';

/** What the view of targets shows. A node carries enough of its ancestors to name its parent. */
export type TargetsNode = PoolNode | TargetNode | DroppedGroupNode | DroppedNode | MoreNode | LineNode;

export interface PoolNode {
  readonly kind: 'pool';
  readonly pool: string;
}

export interface TargetNode {
  readonly kind: 'target';
  readonly target: ActiveTarget;
}

interface DroppedGroupNode {
  readonly kind: 'droppedGroup';
  readonly pool: string;
}

export interface DroppedNode {
  readonly kind: 'dropped';
  readonly pool: string;
  readonly discovered: Labels;
}

/** Shows the next page of what stands above it. */
export interface MoreNode {
  readonly kind: 'more';
  readonly parent: PoolNode | DroppedGroupNode;
  readonly shown: number;
  readonly total: number;
}

/** A line of what is known of its parent; without a parent of the whole. */
export interface LineNode {
  readonly kind: 'line';
  readonly parent?: TargetsNode;
  readonly line: Line;
}

/** What the view is drawn from: read only, and never waits. */
export interface TargetsView {
  readonly world: TargetsWorld;
  readonly filter: TargetFilter;
  /** How many targets of a pool, or of its dropped ones, are shown at most. */
  shown(parent: PoolNode | DroppedGroupNode): number;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** More at once makes the tree slow, and nobody reads them. */
export const pageSize = 200;

export function childrenOf(node: TargetsNode | undefined, view: TargetsView): readonly TargetsNode[] {
  if (node === undefined) return roots(view);
  switch (node.kind) {
    case 'pool':
      return ofPool(node, view);
    case 'target':
      return asNodes(targetDetails(node.target, view), node);
    case 'droppedGroup':
      return ofDroppedGroup(node, view);
    case 'dropped':
      return asNodes(droppedDetails(node.discovered, view.world.steps(node.pool, node.discovered)), node);
    case 'line':
      return asNodes(node.line.lines ?? [], node);
    case 'more':
      return [];
    default:
      return assertNever(node);
  }
}

export function parentOf(node: TargetsNode): TargetsNode | undefined {
  switch (node.kind) {
    case 'pool':
      return undefined;
    case 'target':
      return { kind: 'pool', pool: node.target.scrapePool };
    case 'droppedGroup':
      return { kind: 'pool', pool: node.pool };
    case 'dropped':
      return { kind: 'droppedGroup', pool: node.pool };
    case 'more':
    case 'line':
      return node.parent;
    default:
      return assertNever(node);
  }
}

/** Unique in the tree and equal for the same thing after a refresh. */
export function idOf(node: TargetsNode): string {
  return JSON.stringify(pathOf(node));
}

function pathOf(node: TargetsNode): readonly string[] {
  switch (node.kind) {
    case 'pool':
    case 'droppedGroup':
      return [node.kind, node.pool];
    case 'target':
      return ['target', node.target.scrapePool, node.target.scrapeUrl, formatLabels(node.target.labels)];
    case 'dropped':
      return ['dropped', node.pool, formatLabels(node.discovered)];
    case 'more':
      return ['more', ...pathOf(node.parent)];
    case 'line':
      return ['line', ...(node.parent === undefined ? [] : pathOf(node.parent)), node.line.key];
    default:
      return assertNever(node);
  }
}

/** The pool that a node stands in; undefined for a line on the whole. */
export function poolOf(node: TargetsNode): string | undefined {
  for (let at: TargetsNode | undefined = node; at !== undefined; at = parentOf(at)) if (at.kind === 'pool') return at.pool;
  return undefined;
}

function roots({ world, filter }: TargetsView): readonly TargetsNode[] {
  const { pools } = world;
  switch (pools.kind) {
    case 'loading':
      return asNodes([{ key: 'loading', label: 'Asking Prometheus', icon: 'loading~spin' }]);
    case 'failed':
      // The welcome text of the view says what to do.
      return ['noServer', 'untrusted'].includes(pools.error.kind) ? [] : asNodes([failureLine(pools.error)]);
    case 'known': {
      if (pools.names.length === 0 && world.unstarted.length === 0) return asNodes([noPools]);
      const shown = pools.names.filter(name => showsPool(name, world.pool(name).summary, filter));
      if (shown.length === 0 && pools.names.length > 0) return asNodes([nothingMatches]);
      const unstarted = filter.text === '' ? asNodes(world.unstarted.map(unstartedLine)) : [];
      return [...unstarted, ...shown.map((pool): TargetsNode => ({ kind: 'pool', pool }))];
    }
    default:
      return assertNever(pools);
  }
}

const noPools: Line = {
  key: 'noPools',
  label: 'No scrape pools',
  description: 'The configuration that Prometheus has loaded has no scrape_configs.',
  icon: 'info',
};

const unstartedLine = (job: string): Line => ({
  key: `unstarted ${job}`,
  label: job,
  description: 'Prometheus could not start this job: its log says why.',
  tooltip: `The loaded configuration has the job ${job}, but Prometheus has no scrape pool for it. A file that it names, such as a certificate of tls_config, may be missing where Prometheus runs; its log says which.`,
  icon: 'error',
  color: errorColor,
});

const nothingMatches: Line = { key: 'nothing', label: 'Nothing matches the filter', icon: 'filter' };

function ofPool(node: PoolNode, view: TargetsView): readonly TargetsNode[] {
  const { targets, error, droppedCount = 0 } = view.world.pool(node.pool);
  const failure = error === undefined ? [] : asNodes([failureLine(error)], node);
  const dropped: readonly TargetsNode[] = droppedCount === 0 ? [] : [{ kind: 'droppedGroup', pool: node.pool }];
  if (targets === undefined) return [...(error === undefined ? asNodes([loading], node) : failure), ...dropped];
  const warnings = warningLines(poolWarnings(targets.length, view.world.limits(node.pool)));
  const shown = inOrder(targets, view.filter);
  const empty = shown.length > 0 ? [] : [targets.length === 0 ? noTargets(droppedCount) : nothingMatches];
  return [
    ...failure,
    ...asNodes([...warnings, ...empty], node),
    ...page(
      node,
      shown.map((target): TargetsNode => ({ kind: 'target', target })),
      view,
    ),
    // What was dropped is not down: where only that is wanted it would be in the way.
    ...(isFiltering(view.filter) ? [] : dropped),
  ];
}

/** Those of a pool that are shown, the worst first. */
export function inOrder(targets: readonly ActiveTarget[], filter: TargetFilter): readonly ActiveTarget[] {
  return targets.filter(target => showsTarget(target, filter)).toSorted(worstFirst);
}

const loading: Line = { key: 'loading', label: 'Loading', icon: 'loading~spin' };

const noTargets = (dropped: number): Line => ({
  key: 'empty',
  label: 'No targets',
  description: dropped === 0 ? 'Discovery finds none for this job.' : 'relabel_configs drops all that discovery finds.',
  icon: 'info',
});

function ofDroppedGroup(node: DroppedGroupNode, view: TargetsView): readonly TargetsNode[] {
  const { dropped } = view.world.pool(node.pool);
  if (dropped === undefined) return asNodes([loading], node);
  const { targets, count } = dropped;
  const unsupported = targets.some(discovered => view.world.steps(node.pool, discovered).kind === 'unsupported');
  const nodes = targets.map((discovered): TargetsNode => ({ kind: 'dropped', pool: node.pool, discovered }));
  const more = count - targets.length;
  return [
    ...asNodes(unsupported ? [stepsUnsupported] : [], node),
    ...page(node, nodes, view),
    ...asNodes(more > 0 ? [notKept(more)] : [], node),
  ];
}

const notKept = (more: number): Line => ({
  key: 'notKept',
  label: `${more} more`,
  description: 'Prometheus keeps no more of them: keep_dropped_targets in the configuration says how many.',
  icon: 'info',
});

function page(parent: PoolNode | DroppedGroupNode, nodes: readonly TargetsNode[], view: TargetsView): readonly TargetsNode[] {
  const shown = view.shown(parent);
  if (nodes.length <= shown) return nodes;
  return [...nodes.slice(0, shown), { kind: 'more', parent, shown, total: nodes.length }];
}

const asNodes = (lines: readonly Line[], parent?: TargetsNode): readonly TargetsNode[] =>
  lines.map(line => ({ kind: 'line', line, ...(parent === undefined ? {} : { parent }) }));

const rank = { down: 0, unknown: 1, up: 2 } as const;

const worstFirst = (a: ActiveTarget, b: ActiveTarget): number =>
  rank[a.health] - rank[b.health] || (a.scrapeUrl < b.scrapeUrl ? -1 : a.scrapeUrl > b.scrapeUrl ? 1 : 0);
