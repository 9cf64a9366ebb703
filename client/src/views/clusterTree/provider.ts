import * as vscode from 'vscode';
import type { Forward, ForwardState, KubeconfigSnapshot, Lease } from '../../cluster/index.ts';
import type { Service } from '../../cluster/kinds/service.ts';
import type { ContextInfo } from '../../cluster/model.ts';
import type { Clusters, ClustersChange, Place } from '../../connections/clusters.ts';
import type { ChosenNamespaces } from '../../connections/chosenNamespaces.ts';
import type { RememberedForwards } from '../../connections/rememberedForwards.ts';
import type { TargetSurvey } from '../../connections/targetSurvey.ts';
import { asCommand, readSetting, setContext } from '../../editor/contributed.ts';
import { clustersView } from '../../editor/contributions.ts';
import { GivenNodes } from './givenNodes.ts';
import { childrenOf, type ContextNode, idOf, type Node, parentOf, type TreeWorld } from './nodes.ts';
import { treeItem } from '../treeItems.ts';
import { type Item, itemOf } from './items.ts';
import { scrapingOf } from './scraping.ts';

/** The Clusters view. Watches only what is expanded, and only while the view is to be seen. */
export interface ClusterTree extends vscode.Disposable {
  reveal(node: Node): Promise<void>;
  /** Opens the view at a Service, whatever of the tree was opened before. */
  revealService(context: ContextInfo, service: Service): Promise<void>;
  retry(node: Node): Promise<void>;
}

interface ClusterTreeOptions {
  readonly clusters: Clusters;
  readonly survey: TargetSurvey;
  readonly remembered: RememberedForwards;
  readonly namespaces: ChosenNamespaces;
  readonly log: vscode.LogOutputChannel;
}

export function createClusterTree({ clusters, survey, remembered, namespaces, log }: ClusterTreeOptions): ClusterTree {
  const changed = new vscode.EventEmitter<Node | undefined>();
  const leases = new Map<string, { readonly place: Place; readonly lease: Lease }>();
  const given = new GivenNodes();
  /** What the person opened or closed: while the view is hidden nothing is watched, so all below a context comes anew. */
  const opened = new Map<string, boolean>();
  let forwardsShown = false;
  const drawnForwards = new WeakMap<Forward, ForwardState>();
  const world = worldOf({ clusters, survey, remembered, namespaces });
  /** Badges are asked for only while a namespace stands open. */
  let surveyed: { dispose(): void } | undefined;

  const hold = (node: Node | undefined): void => {
    if (node === undefined || !view.visible) return;
    for (const place of placesOf(node)) {
      const id = `${place.kind} ${idOf(node)}`;
      if (!leases.has(id)) leases.set(id, { place, lease: clusters.open(place) });
    }
    if (node.kind === 'namespace') surveyed ??= survey.hold();
  };
  const release = (whose: (place: Place) => boolean): void => {
    for (const [id, { place, lease }] of leases) {
      if (!whose(place)) continue;
      lease.dispose();
      leases.delete(id);
    }
    if ([...leases.values()].some(({ place }) => place.kind === 'service')) return;
    surveyed?.dispose();
    surveyed = undefined;
  };
  const releaseAll = (): void => release(() => true);
  const load = (): void => {
    if (!vscode.workspace.isTrusted) return;
    clusters.load().catch((error: unknown) => log.error(`The kubeconfigs could not be read: ${String(error)}`));
  };

  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: node => {
      // Without trust nothing is read: the view's welcome text says so.
      if (!vscode.workspace.isTrusted) return [];
      if (node === undefined && clusters.snapshot === undefined) load();
      hold(node);
      const children = childrenOf(node, world);
      if (node === undefined) forwardsShown = children.some(({ kind }) => kind === 'forwards');
      if (node?.kind === 'context') release(place => isGone(place, node, children));
      given.giveChildren(node, children);
      return [...children];
    },
    getParent: node => {
      const parent = parentOf(node);
      const known = parent && given.get(idOf(parent));
      if (parent !== undefined && known === undefined) given.give(parent);
      return known ?? parent;
    },
    getTreeItem: node => {
      if (node.kind === 'forward') drawnForwards.set(node.forward, node.forward.state);
      const item = asLeft(itemOf(node, world), opened);
      return treeItem(item, clickOf(item, node));
    },
  };
  const view = vscode.window.createTreeView(clustersView, { treeDataProvider: provider, showCollapseAll: true });

  const redraw = (change: ClustersChange): void => {
    if (change.what === 'forwards') return redrawForwards(change.forward);
    if (change.what === 'contexts') {
      releaseAll();
      setContext('noContexts', world.snapshot?.contexts.length === 0 && world.snapshot.problems.length === 0);
      changed.fire(undefined);
      return;
    }
    for (const node of shown(change)) changed.fire(node);
  };
  /** Connections come and go by the second: no row but the forward's own has a part in that, and that only while its details are to be seen. */
  const redrawForwards = (forward?: Forward): void => {
    const row = forward && given.get(idOf({ kind: 'forward', forward }));
    const group = given.get(idOf({ kind: 'forwards' }));
    if (forwardsShown !== clusters.forwards.length + remembered.list.length > 0 || group === undefined) changed.fire(undefined);
    else if (forward === undefined || row === undefined || !clusters.forwards.includes(forward)) changed.fire(group);
    else if (drawnForwards.get(forward) !== forward.state || opened.get(idOf(row)) === true) changed.fire(row);
  };
  /** The nodes to be seen whose children may be others now. */
  const shown = ({ context, namespaces: changedIn }: Extract<ClustersChange, { what: 'context' }>): readonly Node[] => {
    const path = ['context', context];
    if (changedIn === undefined) return [given.get(JSON.stringify(path))].filter(node => node !== undefined);
    return [...changedIn].flatMap(namespace => given.get(JSON.stringify([...path, namespace])) ?? []);
  };

  const subscriptions = vscode.Disposable.from(
    view,
    changed,
    clusters.onDidChange(redraw),
    remembered.onDidChange(() => redrawForwards()),
    namespaces.onDidChange(context => redraw({ what: 'context', context })),
    survey.onDidChange(() => {
      for (const node of given.all()) if (node.kind === 'namespace') changed.fire(node);
    }),
    view.onDidCollapseElement(({ element }) => {
      opened.set(idOf(element), false);
      release(place => isWithin(place, element));
    }),
    view.onDidExpandElement(({ element }) => {
      opened.set(idOf(element), true);
      // Children that VS Code kept from before are asked for anew, since nobody watched them.
      if (placesOf(element).some(({ kind }) => !leases.has(`${kind} ${idOf(element)}`))) changed.fire(element);
    }),
    view.onDidChangeVisibility(({ visible }) => (visible ? changed.fire(undefined) : releaseAll())),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire(undefined)),
  );

  /** Rows that nobody looked at are not there to be found: what stands above them is watched until they are. */
  const revealService = async (context: ContextInfo, service: Service): Promise<void> => {
    await vscode.commands.executeCommand(`${clustersView}.focus`);
    const above: readonly Place[] = [
      { context: context.name, kind: 'namespace' },
      { context: context.name, kind: 'service', namespace: service.namespace },
    ];
    const held = above.map(place => clusters.open(place));
    try {
      for (const place of above) await loaded(clusters, place);
      await view.reveal({ kind: 'service', context, service }, { select: true, focus: true });
    } finally {
      for (const lease of held) lease.dispose();
    }
  };

  return {
    reveal: async node => view.reveal(node, { expand: true }),
    revealService,
    retry: async node => {
      const at = node.kind === 'message' ? node.parent : node;
      const places = at === undefined ? [] : placesOf(at);
      if (places.length === 0) await clusters.refresh();
      for (const place of places) clusters.retry(place);
    },
    dispose: () => {
      releaseAll();
      subscriptions.dispose();
    },
  };
}

/** Resolves once it is known, or known that it will not be. */
function loaded(clusters: Clusters, place: Place): Promise<void> {
  return new Promise(resolve => {
    const look = (): boolean => clusters.state(place).kind !== 'loading';
    if (look()) {
      resolve();
      return;
    }
    const listener = clusters.onDidChange(() => {
      if (!look()) return;
      listener.dispose();
      resolve();
    });
  });
}

function worldOf({ clusters, survey, remembered, namespaces }: Omit<ClusterTreeOptions, 'log'>): TreeWorld {
  return {
    get snapshot() {
      return clusters.snapshot && worthTelling(clusters.snapshot);
    },
    get forwards() {
      return clusters.forwards;
    },
    get remembered() {
      return remembered.list;
    },
    namespaces: context => clusters.state({ context, kind: 'namespace' }),
    chosenNamespaces: context => namespaces.of(context),
    services: (context, namespace) => clusters.state({ context, kind: 'service', namespace }),
    scraping: (context, service) => scrapingOf({ clusters, survey, context, service }),
  };
}

/** That the usual place holds no kubeconfig is what the view's welcome text is for; a file that the settings name is missed by name. */
function worthTelling({ contexts, problems }: KubeconfigSnapshot): KubeconfigSnapshot {
  const named = readSetting('kubeconfig').length > 0;
  return { contexts, problems: problems.filter(({ error }) => named || error.kind !== 'notFound') };
}

/** What has to be watched for a node's children to be known. */
function placesOf(node: Node): readonly Place[] {
  if (node.kind === 'context') return [{ context: node.context.name, kind: 'namespace' }];
  if (node.kind !== 'namespace') return [];
  const place = { context: node.context.name, namespace: node.namespace.name };
  return [
    { ...place, kind: 'service' },
    { ...place, kind: 'endpointSlice' },
  ];
}

/** A context's own watch and those of its namespaces, or a namespace's. */
function isWithin(place: Place, node: Node): boolean {
  if (node.kind === 'context') return place.context === node.context.name;
  return node.kind === 'namespace' && place.context === node.context.name && place.namespace === node.namespace.name;
}

/** The watch of a namespace that the context no longer has. */
function isGone(place: Place, { context }: ContextNode, children: readonly Node[]): boolean {
  if (place.context !== context.name || place.namespace === undefined) return false;
  return !children.some(child => child.kind === 'namespace' && child.namespace.name === place.namespace);
}

function asLeft(item: Item, opened: ReadonlyMap<string, boolean>): Item {
  const open = opened.get(item.id);
  return open === undefined || item.collapsible === 'none' ? item : { ...item, collapsible: open ? 'expanded' : 'collapsed' };
}

function clickOf({ onClick }: Item, node: Node): vscode.Command | undefined {
  if (onClick === 'retry') return asCommand('retry', vscode.l10n.t('Retry'), node);
  if (onClick === 'chooseNamespaces' && node.kind === 'message')
    return asCommand('chooseNamespaces', vscode.l10n.t('Choose Namespaces'), node);
  return undefined;
}
