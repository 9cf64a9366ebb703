import type { Service, ServicePort } from '../../cluster/kinds/service.ts';
import type { ClusterError } from '../../cluster/model.ts';
import type { ScrapeState } from '../../monitoring/chain/scrapeState.ts';
import { assertNever } from '../../util/assertNever.ts';
import type { Item as PlainItem } from '../treeItems.ts';
import { detailLooks, forwardLooks, rememberedLooks } from './forwardItems.ts';
import { type Message, type Node, type Scraping, type TreeWorld, idOf } from './nodes.ts';

export interface Item extends PlainItem {
  readonly onClick?: 'retry' | 'chooseNamespaces';
}

export function itemOf(node: Node, world: TreeWorld): Item {
  return { id: idOf(node), ...looksOf(node, world) };
}

function looksOf(node: Node, world: TreeWorld): Omit<Item, 'id'> {
  switch (node.kind) {
    case 'context': {
      const { name, current, server, user, cluster } = node.context;
      return {
        label: name,
        description: [current ? 'current' : '', counted(world.namespaces(name), 'namespace')].filter(part => part !== '').join(', '),
        tooltip: `Cluster ${cluster} at ${server}, as user ${user}`,
        icon: 'server-environment',
        collapsible: current ? 'expanded' : 'collapsed',
        contextValue: 'context',
      };
    }
    case 'namespace': {
      const { name, terminating } = node.namespace;
      const count = counted(world.services(node.context.name, name), 'Service');
      return {
        label: name,
        description: [terminating ? 'terminating' : '', count].filter(part => part !== '').join(', '),
        icon: 'symbol-namespace',
        collapsible: 'collapsed',
        contextValue: 'namespace',
      };
    }
    case 'service':
      return serviceLooks(node.service, world.scraping(node.context, node.service));
    case 'port':
      return portLooks(node.port);
    case 'forwards':
      return {
        label: 'Port Forwards',
        description: forwardsCount(world),
        icon: 'plug',
        collapsible: 'expanded',
        contextValue: world.remembered.length > 0 ? 'forwards.remembered' : 'forwards',
      };
    case 'forward':
      return forwardLooks(node.forward);
    case 'remembered':
      return rememberedLooks(node.remembered);
    case 'forwardDetail':
      return detailLooks(node.forward, node.detail);
    case 'message':
      return messageLooks(node.message);
    default:
      return assertNever(node);
  }
}

function forwardsCount({ forwards, remembered }: TreeWorld): string {
  return remembered.length === 0 ? String(forwards.length) : `${forwards.length} of ${forwards.length + remembered.length} open`;
}

function serviceLooks(service: Service, { state, text }: Scraping): Omit<Item, 'id'> {
  // A port may be there twice, over TCP and UDP: kube-dns has 53 so.
  const ports = [...new Set(service.ports.map(({ port }) => port))].join(', ');
  const badge = badges[state];
  const headless = service.headless ? ', headless' : '';
  return {
    label: service.name,
    description: [ports, badge.word].filter(part => part !== '').join(', '),
    tooltip: `Service ${service.namespace}/${service.name}, ${service.type}${headless}${ports === '' ? ', no ports' : `, ports ${ports}`}. ${text}`,
    icon: badge.icon,
    ...(badge.color !== undefined && { color: badge.color }),
    collapsible: service.ports.length === 0 ? 'none' : 'collapsed',
    contextValue: service.ports.some(({ protocol }) => protocol === 'TCP') ? 'service' : 'service.noPorts',
  };
}

const badges: Readonly<Record<ScrapeState, Badge>> = {
  scraped: { word: 'scraped', icon: 'pass-filled', color: 'charts.green' },
  down: { word: 'down', icon: 'error', color: 'errorForeground' },
  notScraped: { word: 'not scraped', icon: 'circle-outline' },
  unknown: { word: '', icon: 'symbol-interface' },
};

interface Badge {
  readonly word: string;
  readonly icon: string;
  readonly color?: string;
}

function portLooks({ name, port, protocol, targetPort }: ServicePort): Omit<Item, 'id'> {
  return {
    label: String(port),
    description: [name ?? '', protocol === 'TCP' ? '' : protocol, targetPort === port || targetPort === name ? '' : `to ${targetPort}`]
      .filter(part => part !== '')
      .join(' '),
    tooltip: `Port ${port}/${protocol}${name === undefined ? '' : ` (${name})`}, to the pods' port ${targetPort}`,
    icon: 'symbol-numeric',
    collapsible: 'none',
    contextValue: protocol === 'TCP' ? 'port' : 'port.notTcp',
  };
}

function messageLooks(message: Message): Omit<Item, 'id'> {
  switch (message.kind) {
    case 'loading':
      return { label: 'Loading', icon: 'loading~spin', collapsible: 'none', contextValue: 'message' };
    case 'empty':
      return { label: message.text, icon: 'info', collapsible: 'none', contextValue: 'message' };
    case 'failed':
      return {
        label: titleOf(message.error),
        description: message.error.message,
        tooltip: `${message.error.message}${message.retryInMs === undefined ? '' : ` Tried again in ${Math.ceil(message.retryInMs / 1000)} s.`} Click to try again now.`,
        icon: iconOf(message.error),
        color: 'list.warningForeground',
        collapsible: 'none',
        contextValue: 'message.retry',
        onClick: 'retry',
      };
    case 'choose':
      return {
        label: 'Choose Namespaces',
        description: 'they may not be listed here',
        tooltip: 'The user of this context may not list namespaces. Click to name those that shall be shown.',
        icon: 'list-selection',
        collapsible: 'none',
        contextValue: 'message.choose',
        onClick: 'chooseNamespaces',
      };
    case 'kubeconfig':
      return {
        label: message.error.kind === 'notFound' ? 'Missing kubeconfig' : titleOf(message.error),
        description: message.error.message,
        tooltip: `${message.file}: ${message.error.message} Click to try again.`,
        icon: 'warning',
        color: 'list.warningForeground',
        collapsible: 'none',
        contextValue: 'message.retry',
        onClick: 'retry',
      };
    default:
      return assertNever(message);
  }
}

function titleOf({ kind }: ClusterError): string {
  switch (kind) {
    case 'kubeconfig':
      return 'Unreadable kubeconfig';
    case 'unknownContext':
      return 'Unknown context';
    case 'unreachable':
      return 'Unreachable';
    case 'timeout':
      return 'No answer in time';
    case 'tls':
      return 'Not a trusted connection';
    case 'login':
      return 'Login expired or refused';
    case 'forbidden':
      return 'Forbidden';
    case 'notFound':
      return 'Not found';
    case 'conflict':
      return 'Changed meanwhile';
    case 'invalid':
      return 'Refused as invalid';
    case 'throttled':
      return 'Too many requests';
    case 'server':
      return 'The API server failed';
    case 'malformed':
      return 'Not an answer of Kubernetes';
    case 'untrusted':
      return 'Workspace not trusted';
    case 'readOnly':
      return 'Read-only';
    default:
      return assertNever(kind);
  }
}

function iconOf({ kind }: ClusterError): string {
  if (kind === 'forbidden' || kind === 'login') return 'lock';
  return kind === 'unreachable' || kind === 'timeout' ? 'debug-disconnect' : 'warning';
}

function counted(state: ReturnType<TreeWorld['namespaces' | 'services']>, noun: string): string {
  if (state.kind !== 'live') return '';
  return `${state.items.length} ${noun}${state.items.length === 1 ? '' : 's'}`;
}
