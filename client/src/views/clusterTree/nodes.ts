import type { Forward, ForwardEvent, KubeconfigSnapshot, LiveState } from '../../cluster/index.ts';
import type { RememberedForward } from '../../connections/rememberedForwards.ts';
import type { Namespace } from '../../cluster/kinds/namespace.ts';
import type { Service, ServicePort } from '../../cluster/kinds/service.ts';
import type { ClusterError, ContextInfo } from '../../cluster/model.ts';
import type { ScrapeState } from '../../monitoring/chain/scrapeState.ts';
import { assertNever } from '../../util/assertNever.ts';

/** What the tree shows. A node carries enough of its ancestors to name its parent. */
export type Node =
  | ContextNode
  | NamespaceNode
  | ServiceNode
  | PortNode
  | ForwardsNode
  | ForwardNode
  | ForwardDetailNode
  | RememberedNode
  | MessageNode;

export interface ContextNode {
  readonly kind: 'context';
  readonly context: ContextInfo;
}

interface NamespaceNode {
  readonly kind: 'namespace';
  readonly context: ContextInfo;
  readonly namespace: Namespace;
}

export interface ServiceNode {
  readonly kind: 'service';
  readonly context: ContextInfo;
  readonly service: Service;
}

export interface PortNode {
  readonly kind: 'port';
  readonly context: ContextInfo;
  readonly service: Service;
  readonly port: ServicePort;
}

export interface ForwardsNode {
  readonly kind: 'forwards';
}

export interface ForwardNode {
  readonly kind: 'forward';
  readonly forward: Forward;
}

/** A port-forward of an earlier window, offered again. */
export interface RememberedNode {
  readonly kind: 'remembered';
  readonly remembered: RememberedForward;
}

/** What a port-forward does and did. */
interface ForwardDetailNode {
  readonly kind: 'forwardDetail';
  readonly forward: Forward;
  readonly detail: ForwardDetail;
}

export type ForwardDetail =
  | { readonly kind: 'pod'; readonly pod: string }
  | { readonly kind: 'traffic' }
  | { readonly kind: 'event'; readonly event: ForwardEvent };

/** A failure, a wait or an emptiness, said where the missing thing would stand. */
export interface MessageNode {
  readonly kind: 'message';
  readonly parent?: ContextNode | NamespaceNode;
  readonly message: Message;
}

export type Message =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: ClusterError; readonly retryInMs?: number }
  /** Its namespaces may not be listed: which ones shall be shown? */
  | { readonly kind: 'choose' }
  | { readonly kind: 'kubeconfig'; readonly file: string; readonly error: ClusterError };

/** What a badge says, and the sentence behind it. */
export interface Scraping {
  readonly state: ScrapeState;
  readonly text: string;
}

/** What the tree is drawn from: read only, and never waits. */
export interface TreeWorld {
  readonly snapshot: KubeconfigSnapshot | undefined;
  readonly forwards: readonly Forward[];
  readonly remembered: readonly RememberedForward[];
  namespaces(context: string): LiveState<Namespace>;
  /** Those to show where they may not be listed; empty where nobody chose. */
  chosenNamespaces(context: string): readonly string[];
  services(context: string, namespace: string): LiveState<Service>;
  /** Whether the Prometheus in use scrapes it, for a badge. */
  scraping(context: ContextInfo, service: Service): Scraping;
}

export function childrenOf(node: Node | undefined, world: TreeWorld): readonly Node[] {
  if (node === undefined) return roots(world);
  switch (node.kind) {
    case 'context':
      return namespaces(node, world);
    case 'namespace':
      return services(node, world);
    case 'service':
      return node.service.ports.map(port => ({ kind: 'port', context: node.context, service: node.service, port }));
    case 'forwards':
      return [
        ...world.forwards.map(forward => ({ kind: 'forward', forward }) as const),
        ...world.remembered.map(remembered => ({ kind: 'remembered', remembered }) as const),
      ];
    case 'forward':
      return detailsOf(node.forward).map(detail => ({ kind: 'forwardDetail', forward: node.forward, detail }));
    case 'port':
    case 'forwardDetail':
    case 'remembered':
    case 'message':
      return [];
    default:
      return assertNever(node);
  }
}

export function parentOf(node: Node): Node | undefined {
  switch (node.kind) {
    case 'context':
    case 'forwards':
      return undefined;
    case 'namespace':
      return { kind: 'context', context: node.context };
    case 'service':
      return { kind: 'namespace', context: node.context, namespace: { name: node.service.namespace, labels: {}, terminating: false } };
    case 'port':
      return { kind: 'service', context: node.context, service: node.service };
    case 'forward':
    case 'remembered':
      return { kind: 'forwards' };
    case 'forwardDetail':
      return { kind: 'forward', forward: node.forward };
    case 'message':
      return node.parent;
    default:
      return assertNever(node);
  }
}

/** Unique in the tree and equal for the same thing after a refresh. JSON, so that no name can run into the next. */
export function idOf(node: Node): string {
  return JSON.stringify(pathOf(node));
}

function pathOf(node: Node): readonly (string | number)[] {
  switch (node.kind) {
    case 'context':
      return ['context', node.context.name];
    case 'namespace':
      return ['context', node.context.name, node.namespace.name];
    case 'service':
      return ['context', node.context.name, node.service.namespace, node.service.name];
    case 'port':
      return ['context', node.context.name, node.service.namespace, node.service.name, node.port.port, node.port.protocol];
    case 'forwards':
      return ['forwards'];
    case 'forward':
      return ['forwards', node.forward.id];
    case 'remembered': {
      const { context, namespace, service, port } = node.remembered.target;
      return ['remembered', context, namespace, service, port.port, port.protocol];
    }
    case 'forwardDetail':
      return ['forwards', node.forward.id, node.detail.kind, node.detail.kind === 'event' ? node.detail.event.number : 0];
    case 'message':
      return [
        'message',
        ...(node.parent === undefined ? [] : pathOf(node.parent)),
        node.message.kind === 'kubeconfig' ? node.message.file : node.message.kind === 'choose' ? 'choose' : '',
      ];
    default:
      return assertNever(node);
  }
}

/** Events the latest first, as many as are read at a glance; the log has them all. */
function detailsOf({ pod, events }: Forward): readonly ForwardDetail[] {
  return [
    ...(pod === undefined ? [] : [{ kind: 'pod', pod } as const]),
    { kind: 'traffic' },
    ...events
      .slice(-shownEvents)
      .toReversed()
      .map(event => ({ kind: 'event', event }) as const),
  ];
}

const shownEvents = 8;

function roots({ snapshot, forwards, remembered }: TreeWorld): readonly Node[] {
  if (snapshot === undefined) return [{ kind: 'message', message: { kind: 'loading' } }];
  return [
    ...(forwards.length + remembered.length === 0 ? [] : [{ kind: 'forwards' } as const]),
    ...snapshot.problems.map(({ file, error }): Node => ({ kind: 'message', message: { kind: 'kubeconfig', file, error } })),
    ...[...snapshot.contexts].sort(currentFirst).map((context): Node => ({ kind: 'context', context })),
  ];
}

function namespaces(node: ContextNode, world: TreeWorld): readonly Node[] {
  const state = world.namespaces(node.context.name);
  const nodes = itemsOf(state)
    .toSorted(byName)
    .map((namespace): Node => ({ kind: 'namespace', context: node.context, namespace }));
  const empty = 'This cluster has no namespaces.';
  if (state.kind !== 'failed' || state.error.kind !== 'forbidden' || nodes.length > 0) return [...messages(state, node, empty), ...nodes];
  // Who may not list the namespaces can still look into those that they know of, such as the one that the context names.
  const chosen = world.chosenNamespaces(node.context.name);
  const names = chosen.length === 0 ? [node.context.namespace] : chosen;
  return [
    ...(chosen.length === 0 ? messages(state, node, empty) : []),
    { kind: 'message', parent: node, message: { kind: 'choose' } },
    ...names.map((name): Node => ({ kind: 'namespace', context: node.context, namespace: { name, labels: {}, terminating: false } })),
  ];
}

function services(node: NamespaceNode, world: TreeWorld): readonly Node[] {
  const state = world.services(node.context.name, node.namespace.name);
  const nodes = itemsOf(state)
    .toSorted(byName)
    .map((service): Node => ({ kind: 'service', context: node.context, service }));
  return [...messages(state, node, 'No Services in this namespace.'), ...nodes];
}

function messages(state: LiveState<unknown>, parent: ContextNode | NamespaceNode, empty: string): readonly Node[] {
  switch (state.kind) {
    case 'loading':
      return [{ kind: 'message', parent, message: { kind: 'loading' } }];
    case 'live':
      return state.items.length === 0 ? [{ kind: 'message', parent, message: { kind: 'empty', text: empty } }] : [];
    case 'failed': {
      const { error, retryInMs } = state;
      return [{ kind: 'message', parent, message: { kind: 'failed', error, ...(retryInMs === undefined ? {} : { retryInMs }) } }];
    }
    default:
      return assertNever(state);
  }
}

const itemsOf = <T>(state: LiveState<T>): readonly T[] => (state.kind === 'loading' ? [] : state.items);

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const currentFirst = (a: ContextInfo, b: ContextInfo): number => Number(b.current) - Number(a.current) || byName(a, b);
