import { homedir } from 'node:os';
import { Emitter, type Event } from '../util/event.ts';
import type { Log } from '../util/log.ts';
import type { ClusterApi } from './api.ts';
import { apiServerOf } from './contextServer.ts';
import { watchFiles } from './fileWatch.ts';
import { type KubeconfigEntries, mergeKubeconfigs, readKubeconfigFile } from './kubeconfigFile.ts';
import { type KubeconfigPaths, kubeconfigPaths } from './kubeconfigPaths.ts';
import { createKubernetesApi } from './kubernetesApi.ts';
import { createLoginCache } from './loginCache.ts';
import { type ClusterError, ClusterFailure, type ContextInfo, isClusterFailure } from './model.ts';

export interface KubeconfigsOptions {
  /** Files to merge, `~` allowed; without any, those of the KUBECONFIG variable, else ~/.kube/config. */
  readonly paths?: readonly string[];
  /** Asked at every `connect`: without trust no login command is run and no connection is opened. */
  readonly trusted: () => boolean;
  readonly log: Log;
}

interface KubeconfigProblem {
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

export function createKubeconfigs({ paths: setting = [], trusted, log }: KubeconfigsOptions): Kubeconfigs {
  const paths = kubeconfigPaths({ setting, env: process.env, home: homedir() });
  const loginOf = createLoginCache();
  const changes = new Emitter<void>();
  const watch = watchFiles(paths.files, () => changes.fire());
  return {
    onDidChange: changes.event,
    async read() {
      const { entries, problems } = await readAll(paths);
      for (const { error } of problems) log.warn(error.message);
      return { contexts: entries.contexts.map(context => contextInfo(context, entries)), problems };
    },
    async connect(contextName) {
      if (!trusted()) throw new ClusterFailure(untrusted(contextName));
      const { entries } = await readAll(paths);
      const server = apiServerOf(contextName, entries, { env: process.env, loginOf });
      log.info(
        `Context "${contextName}": using the API server ${server.where.server}${server.proxyUrl === undefined ? '' : ' through a proxy'}.`,
      );
      return createKubernetesApi(server);
    },
    dispose() {
      watch.dispose();
      changes.dispose();
    },
  };
}

/** A file's entries, nothing for one that is not there, or why it could not be read. */
type FileOutcome = KubeconfigEntries | KubeconfigProblem | undefined;

async function readAll({ files, required }: KubeconfigPaths): Promise<{ entries: KubeconfigEntries; problems: KubeconfigProblem[] }> {
  const outcomes = await Promise.all(files.map(readOne));
  const missing = files.filter((_, index) => outcomes[index] === undefined);
  // kubectl passes over a file of KUBECONFIG that is not there; that none of them is, or one a person named in the settings, is worth a word.
  const told = required || missing.length === files.length ? missing : [];
  const entries = mergeKubeconfigs(outcomes.filter(isEntries));
  const current = unknownCurrentContext(entries);
  const naming = current === undefined ? undefined : files.find((_, index) => currentContextOf(outcomes[index]) === current);
  return {
    entries,
    problems: [
      ...outcomes.filter(isProblem),
      ...told.map(file => ({ file, error: notThere(file) })),
      ...(current === undefined || naming === undefined ? [] : [{ file: naming, error: noSuchCurrentContext(current, naming) }]),
    ],
  };
}

async function readOne(file: string): Promise<FileOutcome> {
  try {
    return await readKubeconfigFile(file);
  } catch (error) {
    if (isClusterFailure(error)) return { file, error: error.error };
    throw error;
  }
}

function isEntries(outcome: FileOutcome): outcome is KubeconfigEntries {
  return outcome !== undefined && !('error' in outcome);
}

/** An empty name is how tools say that there is no current context. */
function unknownCurrentContext({ currentContext, contexts }: KubeconfigEntries): string | undefined {
  return currentContext === '' || contexts.some(({ name }) => name === currentContext) ? undefined : currentContext;
}

function currentContextOf(outcome: FileOutcome): string | undefined {
  return isEntries(outcome) ? outcome.currentContext : undefined;
}

function isProblem(outcome: FileOutcome): outcome is KubeconfigProblem {
  return outcome !== undefined && 'error' in outcome;
}

type ContextEntry = KubeconfigEntries['contexts'][number];

function contextInfo(context: ContextEntry, { clusters, currentContext }: KubeconfigEntries): ContextInfo {
  return {
    name: context.name,
    cluster: context.cluster,
    // The client library's type promises a user, but a context without one is an anonymous one.
    user: context.user ?? '',
    namespace: context.namespace ?? 'default',
    server: clusters.find(({ name }) => name === context.cluster)?.server ?? '',
    current: context.name === currentContext,
  };
}

function untrusted(contextName: string): ClusterError {
  return {
    kind: 'untrusted',
    message: `Context "${contextName}" is not connected to, because this workspace is not trusted: no connection is opened and no login command run. Trust the workspace, then retry.`,
  };
}

function noSuchCurrentContext(name: string, file: string): ClusterError {
  return {
    kind: 'unknownContext',
    message: `The current context "${name}" of ${file} is in no kubeconfig: it may have been renamed or removed. Name another one with \`kubectl config use-context NAME\`; the contexts below work all the same.`,
  };
}

function notThere(file: string): ClusterError {
  return {
    kind: 'notFound',
    message: `There is no kubeconfig at ${file}. Create one with your cluster's own tool, or name another file in the settings.`,
  };
}
