import * as vscode from 'vscode';
import type { Servers } from '../../connections/servers.ts';
import { asCommand, readSetting, setContext } from '../../editor/contributed.ts';
import { targetsView } from '../../editor/contributions.ts';
import { type ActiveTarget, PrometheusFailure } from '../../prometheus/api.ts';
import { createTargetStore, type TargetsChange } from '../../prometheus/scrapePools/store.ts';
import { treeItem } from '../treeItems.ts';
import { filterText, isFiltering, noFilter, showsPool, type TargetFilter } from './filter.ts';
import { itemOf } from './items.ts';
import {
  childrenOf,
  idOf,
  inOrder,
  type MoreNode,
  pageSize,
  parentOf,
  type PoolNode,
  type TargetsNode,
  type TargetsView,
} from './nodes.ts';

/** The Targets view. Asks Prometheus only while the view is to be seen, and for the targets of those pools only that are open. */
export interface TargetTree extends vscode.Disposable {
  filter: TargetFilter;
  /** What is selected in the view, for commands that are run without a node. */
  readonly selected: TargetsNode | undefined;
  /** Opens the view at a pool; false where the server has none of that name. Fails where the pools cannot be asked for. */
  reveal(pool: string): Promise<boolean>;
  /** Opens the view at a target, however far down in its pool it stands; false where the server has no such pool. */
  revealTarget(target: ActiveTarget): Promise<boolean>;
  showMore(node: MoreNode): void;
  refresh(): void;
}

/** Steps are asked for one dropped target after the other: of more than these a person opens those that matter. */
const mostSteps = 50;

export function createTargetTree(servers: Servers): TargetTree {
  const changed = new vscode.EventEmitter<TargetsNode | undefined>();
  const store = createTargetStore({
    connect: () => servers.connect(),
    intervalMs: () => readSetting('targets.refreshSeconds') * 1000,
    clock: () => performance.now(),
  });
  /** VS Code tells elements apart by identity: one for each pool, whatever is drawn anew. */
  const pools = new Map<string, PoolNode>();
  /** How many are shown below a node, where it is more than a page. */
  const shown = new Map<string, number>();
  let filter = noFilter;

  const world = (): TargetsView => ({
    world: store.world,
    filter,
    shown: parent => shown.get(idOf(parent)) ?? pageSize,
    now: Date.now() / 1000,
  });
  const poolNode = (pool: string): PoolNode => {
    const node = pools.get(pool) ?? { kind: 'pool', pool };
    pools.set(pool, node);
    return node;
  };
  const hold = (node: TargetsNode, children: readonly TargetsNode[]): void => {
    if (node.kind === 'pool') store.open(node.pool, true);
    if (node.kind !== 'droppedGroup') return;
    store.openDropped(node.pool, true);
    const dropped = children.flatMap(child => (child.kind === 'dropped' ? [child.discovered] : []));
    store.wantSteps(node.pool, dropped.slice(0, mostSteps));
  };
  const release = (node: TargetsNode): void => {
    if (node.kind === 'pool') store.open(node.pool, false);
    if (node.kind !== 'droppedGroup' && node.kind !== 'pool') return;
    store.openDropped(node.pool, false);
    store.wantSteps(node.pool, []);
  };

  const provider: vscode.TreeDataProvider<TargetsNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: node => {
      const children = childrenOf(node, world());
      if (node !== undefined) hold(node, children);
      return children.map(child => (child.kind === 'pool' ? poolNode(child.pool) : child));
    },
    getParent: node => {
      const parent = parentOf(node);
      return parent?.kind === 'pool' ? poolNode(parent.pool) : parent;
    },
    getTreeItem: node => treeItem(itemOf(node, world()), onClick(node)),
  };
  const view = vscode.window.createTreeView(targetsView, { treeDataProvider: provider, showCollapseAll: true });

  const redraw = ({ pool }: TargetsChange): void => {
    const node = pool === undefined || isFiltering(filter) ? undefined : pools.get(pool);
    changed.fire(node);
  };
  const subscriptions = vscode.Disposable.from(
    view,
    changed,
    store.onDidChange(redraw),
    servers.onDidChange(what => what === 'server' && store.reset()),
    view.onDidCollapseElement(({ element }) => release(element)),
    view.onDidExpandElement(({ element }) => hold(element, childrenOf(element, world()))),
    view.onDidChangeVisibility(({ visible }) => store.watch(visible)),
    store,
  );
  store.watch(view.visible);

  const setFilter = (next: TargetFilter): void => {
    filter = next;
    view.description = filterText(next);
    setContext('targetsFiltered', isFiltering(next));
    setContext('unhealthyTargetsOnly', next.unhealthyOnly);
    changed.fire(undefined);
  };

  const reveal = async (pool: string): Promise<boolean> => {
    await vscode.commands.executeCommand(`${targetsView}.focus`);
    store.watch(true);
    // The pool may be newer than what is known.
    if (store.world.pools.kind !== 'known' || !store.world.pools.names.includes(pool)) {
      store.refresh();
      await store.nextPools();
    }
    const known = store.world.pools;
    if (known.kind === 'failed') throw new PrometheusFailure(known.error);
    if (known.kind !== 'known' || !known.names.includes(pool)) return false;
    if (!showsPool(pool, store.world.pool(pool).summary, filter)) setFilter(noFilter);
    await view.reveal(poolNode(pool), { select: true, focus: true, expand: true });
    return true;
  };

  /** Resolves once the targets of an open pool are known, or known not to come. */
  const loaded = (pool: string): Promise<void> =>
    new Promise(resolve => {
      const isSettled = (): boolean => store.world.pool(pool).targets !== undefined || store.world.pool(pool).error !== undefined;
      if (isSettled()) {
        resolve();
        return;
      }
      const listener = store.onDidChange(() => {
        if (!isSettled() && view.visible) return;
        listener.dispose();
        resolve();
      });
    });

  const revealTarget = async (target: ActiveTarget): Promise<boolean> => {
    const pool = target.scrapePool;
    if (!(await reveal(pool))) return false;
    await loaded(pool);
    const wanted = idOf({ kind: 'target', target });
    if (isFiltering(filter)) setFilter(noFilter);
    const targets = inOrder(store.world.pool(pool).targets ?? [], filter);
    const index = targets.findIndex(each => idOf({ kind: 'target', target: each }) === wanted);
    const found = targets[index];
    if (found === undefined) return true;
    const pages = Math.ceil((index + 1) / pageSize) * pageSize;
    const parent = poolNode(pool);
    shown.set(idOf(parent), Math.max(pages, shown.get(idOf(parent)) ?? pageSize));
    changed.fire(parent);
    await view.reveal({ kind: 'target', target: found }, { select: true, focus: true });
    return true;
  };

  return {
    get filter() {
      return filter;
    },
    set filter(next) {
      setFilter(next);
    },
    get selected() {
      return view.selection[0];
    },
    reveal,
    revealTarget,
    showMore: ({ parent, shown: before }) => {
      shown.set(idOf(parent), before + pageSize);
      redraw(parent.kind === 'pool' ? { pool: parent.pool } : {});
    },
    refresh: () => store.refresh(),
    dispose: () => subscriptions.dispose(),
  };
}

/** Enter or a click on a row that does something; the rest of the rows open and close. */
function onClick(node: TargetsNode): vscode.Command | undefined {
  if (node.kind === 'more') return asCommand('showMoreTargets', vscode.l10n.t('Show More'), node);
  if (node.kind === 'line' && node.line.retry === true) return asCommand('refreshTargets', vscode.l10n.t('Retry'));
  return undefined;
}
