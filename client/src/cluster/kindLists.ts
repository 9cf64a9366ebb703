import type { ClusterApi } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import { LiveList } from './liveList.ts';
import type { LiveState } from './liveState.ts';

export interface KindListsOptions<K extends KindName> {
  readonly api: ClusterApi;
  readonly kind: K;
  /** Given the namespaces in which something is different, where in all others nothing is. */
  readonly onChange: (namespaces?: ReadonlySet<string>) => void;
}

/** A view that is hidden and shown again, or a node closed and opened, goes on with the watch that it had. */
const graceMs = 5_000;

/** What nobody has asked for in this time is forgotten. */
const forgetMs = 600_000;

/** For more namespaces, one watch of all is less work to everyone than a watch each. */
const fewNamespaces = 4;

/** Names the list of all namespaces, beside those of single ones. */
const everywhere = '';

/** The lists of one kind, as leases want them: each namespace by itself, or all in one where they are many and it is allowed. */
export class KindLists<K extends KindName> {
  readonly #options: KindListsOptions<K>;
  readonly #leases = new Map<string, number>();
  readonly #lists = new Map<string, LiveList<K>>();
  readonly #graces = new Timers();
  readonly #forgets = new Timers();

  constructor(options: KindListsOptions<K>) {
    this.#options = options;
  }

  hold(namespace = everywhere): void {
    this.#graces.cancel(namespace);
    this.#leases.set(namespace, (this.#leases.get(namespace) ?? 0) + 1);
    this.#arrange();
  }

  release(namespace = everywhere): void {
    const left = (this.#leases.get(namespace) ?? 0) - 1;
    this.#leases.set(namespace, left);
    if (left > 0) return;
    this.#graces.start(namespace, graceMs, () => {
      this.#leases.delete(namespace);
      this.#arrange();
    });
  }

  state(namespace = everywhere): LiveState<Kinds[K]> {
    const wide = this.#lists.get(everywhere);
    if (namespace === everywhere) return wide?.state() ?? { kind: 'loading' };
    const own = this.#lists.get(namespace);
    const covered = wide?.running === true && !wide.refused && (wide.listed || own?.listed !== true);
    return (covered ? undefined : own?.state()) ?? wide?.state(namespace) ?? { kind: 'loading' };
  }

  retry(namespace = everywhere): void {
    this.#lists.get(everywhere)?.retry();
    this.#lists.get(namespace)?.retry();
  }

  dispose(): void {
    this.#graces.dispose();
    this.#forgets.dispose();
    for (const list of this.#lists.values()) list.rest();
    this.#lists.clear();
    this.#leases.clear();
  }

  /** Starts the lists that are wanted now, and lets the others rest. */
  #arrange(): void {
    const wanted = this.#wanted();
    for (const namespace of wanted) this.#obtain(namespace).start();
    for (const [namespace, list] of this.#lists) {
      if (wanted.has(namespace) || !list.running) continue;
      list.rest();
      this.#forgets.start(namespace, forgetMs, () => this.#lists.delete(namespace));
    }
  }

  #wanted(): ReadonlySet<string> {
    const leased = [...this.#leases.keys()];
    const wide = this.#lists.get(everywhere);
    const many = leased.length > (wide?.running === true ? 0 : fewNamespaces);
    // Who may not list everywhere may well do so in some namespaces; any other failure would be the same there.
    if (wide?.refused === true || !(many || this.#leases.has(everywhere))) return new Set(leased);
    // Until all is known, those that have begun on their own go on.
    const own = wide?.listed === true ? [] : leased.filter(namespace => this.#lists.get(namespace)?.running === true);
    return new Set([everywhere, ...own]);
  }

  #obtain(namespace: string): LiveList<K> {
    this.#forgets.cancel(namespace);
    const known = this.#lists.get(namespace);
    if (known !== undefined) return known;
    const { api, kind, onChange } = this.#options;
    const isWide = namespace === everywhere;
    const own = new Set([namespace]);
    const list = new LiveList({
      api,
      kind,
      scope: isWide ? {} : { namespace },
      onChange: namespaces => {
        // All may be known now, or known to be refused: that decides who is watched.
        if (isWide && namespaces === undefined) this.#arrange();
        onChange(isWide ? namespaces : own);
      },
    });
    this.#lists.set(namespace, list);
    return list;
  }
}

/** One timer a name; none keeps a process alive. */
class Timers {
  readonly #running = new Map<string, NodeJS.Timeout>();

  start(name: string, ms: number, then: () => void): void {
    this.cancel(name);
    const timer = setTimeout(() => {
      this.#running.delete(name);
      then();
    }, ms);
    this.#running.set(name, timer.unref());
  }

  cancel(name: string): void {
    clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  dispose(): void {
    for (const timer of this.#running.values()) clearTimeout(timer);
    this.#running.clear();
  }
}
