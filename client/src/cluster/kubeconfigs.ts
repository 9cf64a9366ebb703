import type { Event } from '../util/event.ts';
import type { Log } from '../util/log.ts';
import type { ClusterApi } from './api.ts';
import type { ClusterError, ContextInfo } from './model.ts';

export interface KubeconfigsOptions {
  /** Files to merge, `~` allowed; without any, those of the KUBECONFIG variable, else ~/.kube/config. */
  readonly paths?: readonly string[];
  /** Asked at every use: without trust no login command is run and no connection is opened. */
  readonly trusted: () => boolean;
  readonly log: Log;
}

export interface KubeconfigProblem {
  readonly file: string;
  readonly error: ClusterError;
}

export interface KubeconfigSnapshot {
  readonly contexts: readonly ContextInfo[];
  /** Files that could not be read or parsed; the contexts of the others are there all the same. */
  readonly problems: readonly KubeconfigProblem[];
}

/** The kubeconfig files of the person, merged as kubectl merges them. They are only ever read. */
export interface Kubeconfigs {
  /** Reads no network and runs no command, so it works in an untrusted workspace too. Never rejects. */
  read(): Promise<KubeconfigSnapshot>;
  /** A file was changed, created, replaced or removed. */
  readonly onDidChange: Event<void>;
  /** Rejects with a ClusterFailure: `unknownContext`, `kubeconfig` or `untrusted`. Opens no connection yet. The caller disposes of the answer. */
  connect(contextName: string): Promise<ClusterApi>;
  dispose(): void;
}

export function createKubeconfigs(_options: KubeconfigsOptions): Kubeconfigs {
  throw new Error('Not implemented.');
}
