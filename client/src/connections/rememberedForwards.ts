import type { Forward, ForwardTarget } from '../cluster/index.ts';
import { Emitter, type Event } from '../util/event.ts';
import type { Clusters } from './clusters.ts';
import type { Memory } from './memory.ts';

/** A port-forward that was open when the window was closed. */
export interface RememberedForward {
  readonly target: ForwardTarget;
  /** Where it listened, and shall again. */
  readonly localPort: number;
}

/** The port-forwards of this workspace beyond the window's life. Nothing is opened from here by itself. */
export interface RememberedForwards {
  /** Those that are not open now. */
  readonly list: readonly RememberedForward[];
  readonly onDidChange: Event<void>;
  forget(target: ForwardTarget): void;
  dispose(): void;
}

const key = 'portForwards';

export function createRememberedForwards(clusters: Pick<Clusters, 'forwards' | 'onDidChange'>, memory: Memory): RememberedForwards {
  const changed = new Emitter<void>();
  let known = read(memory.get(key));

  const become = (next: readonly RememberedForward[]): void => {
    if (JSON.stringify(next) === JSON.stringify(known)) return;
    known = next;
    // Memory that cannot be written costs the next window its offer, and this one nothing.
    memory.update(key, next).then(undefined, () => undefined);
    changed.fire();
  };
  const listener = clusters.onDidChange(({ what }) => {
    if (what !== 'forwards') return;
    const open = clusters.forwards.filter(({ temporary }) => !temporary).flatMap(remembered);
    become([...known.filter(one => !open.some(other => isSame(one.target, other.target))), ...open]);
  });

  return {
    get list() {
      return known.filter(({ target }) => !clusters.forwards.some(forward => isSame(forward.target, target)));
    },
    onDidChange: changed.event,
    forget: target => become(known.filter(one => !isSame(one.target, target))),
    dispose: () => {
      listener.dispose();
      changed.dispose();
    },
  };
}

function remembered({ state, target }: Forward): RememberedForward[] {
  return state.kind === 'open' || state.kind === 'waiting' ? [{ target, localPort: state.localPort }] : [];
}

function isSame(a: ForwardTarget, b: ForwardTarget): boolean {
  return (
    a.context === b.context &&
    a.namespace === b.namespace &&
    a.service === b.service &&
    a.port.port === b.port.port &&
    a.port.protocol === b.port.protocol
  );
}

/** What is not of this form was written by another version: it is as good as forgotten. */
function read(value: unknown): readonly RememberedForward[] {
  return Array.isArray(value) ? value.filter(isRemembered) : [];
}

function isRemembered(value: unknown): value is RememberedForward {
  if (typeof value !== 'object' || value === null || !('target' in value) || !('localPort' in value)) return false;
  const { target, localPort } = value;
  if (typeof localPort !== 'number' || typeof target !== 'object' || target === null || !('port' in target)) return false;
  const { context, namespace, service }: Partial<Record<keyof ForwardTarget, unknown>> = target;
  const texts = [context, namespace, service].every(one => typeof one === 'string');
  return texts && typeof target.port === 'object' && target.port !== null && 'port' in target.port && 'targetPort' in target.port;
}
