import type { Backends } from './backends.ts';
import type { Injections } from './faults.ts';
import type { Store } from './store.ts';
import type { User } from './users.ts';
import type { Watches } from './watch.ts';
import type { KubernetesWriter } from './writer.ts';

/** Everything that answering a request takes. */
export interface ClusterContext {
  readonly store: Store;
  readonly writer: KubernetesWriter;
  readonly watches: Watches;
  readonly backends: Backends;
  readonly injections: Injections;
  readonly users: readonly User[];
  /** Names of users whose token is no longer taken. */
  readonly expired: Set<string>;
}
