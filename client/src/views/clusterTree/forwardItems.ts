import type { Forward, ForwardState } from '../../cluster/index.ts';
import type { RememberedForward } from '../../connections/rememberedForwards.ts';
import { assertNever } from '../../util/assertNever.ts';
import { formatBytes } from '../../util/bytes.ts';
import type { Item } from './items.ts';
import type { ForwardDetail } from './nodes.ts';

/** How a port-forward looks in the tree. */
export function forwardLooks({ target, state, connections, lastError, temporary }: Forward): Omit<Item, 'id'> {
  const name = `${target.service}:${target.port.port}`;
  const at = state.kind === 'open' || state.kind === 'waiting' ? `, at ${state.url}` : '';
  const failure = state.kind === 'failed' || state.kind === 'waiting' ? ` ${state.error.message}` : '';
  const last = lastError === undefined ? '' : ` The last connection that failed: ${lastError.message}`;
  return {
    label: name,
    ...stateLooks(state),
    tooltip: `${name} in namespace ${target.namespace} of ${target.context}${at}.${temporary ? ' Opened for a query, and closed when it is not used any more.' : ''} Open connections: ${connections}.${failure}${last}`,
    collapsible: state.kind === 'open' || state.kind === 'waiting' ? 'collapsed' : 'none',
    contextValue: `forward.${state.kind}`,
  };
}

export function rememberedLooks({ target, localPort }: RememberedForward): Omit<Item, 'id'> {
  const name = `${target.service}:${target.port.port}`;
  return {
    label: name,
    description: `not open, was at 127.0.0.1:${localPort}`,
    tooltip: `${name} in namespace ${target.namespace} of ${target.context} was forwarded to 127.0.0.1:${localPort} when this workspace was last open.`,
    icon: 'circle-outline',
    collapsible: 'none',
    contextValue: 'remembered',
  };
}

function stateLooks(state: ForwardState): Pick<Item, 'description' | 'icon' | 'color'> {
  switch (state.kind) {
    case 'starting':
      return { description: 'starting', icon: 'loading~spin' };
    case 'open':
      return { description: `127.0.0.1:${state.localPort}`, icon: 'circle-filled', color: 'charts.green' };
    case 'waiting':
      return { description: `127.0.0.1:${state.localPort}, waiting for a pod`, icon: 'circle-filled', color: 'charts.yellow' };
    case 'failed':
      return { description: 'failed', icon: 'error', color: 'errorForeground' };
    case 'stopped':
      return { description: 'stopped', icon: 'circle-outline' };
    default:
      return assertNever(state);
  }
}

export function detailLooks({ traffic, connections }: Forward, detail: ForwardDetail): Omit<Item, 'id'> {
  switch (detail.kind) {
    case 'pod':
      return { label: 'Pod', description: detail.pod, icon: 'vm', collapsible: 'none', contextValue: 'forwardDetail' };
    case 'traffic': {
      const { received, sent, accepted } = traffic;
      const text = `${formatBytes(received)} received, ${formatBytes(sent)} sent, ${connections} of ${accepted} connections open`;
      return { label: 'Traffic', description: text, tooltip: text, icon: 'arrow-swap', collapsible: 'none', contextValue: 'forwardDetail' };
    }
    case 'event': {
      const { at, text } = detail.event;
      const time = new Date(at).toLocaleTimeString();
      return { label: text, description: time, tooltip: text, icon: 'history', collapsible: 'none', contextValue: 'forwardDetail' };
    }
    default:
      return assertNever(detail);
  }
}
