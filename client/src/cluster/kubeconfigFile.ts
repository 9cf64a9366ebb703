import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Cluster, type Context, KubeConfig, type User } from '@kubernetes/client-node';
import { loadAll } from 'js-yaml';
import { ClusterFailure } from './model.ts';
import { isRecord, listOf, recordOf, textOf, type UnknownRecord } from './unknown.ts';

/** A user with what KubeConfig does not keep of it. */
export interface KubeconfigUser extends User {
  /** Groups to act as a member of; the user to act as is `impersonateUser`. */
  readonly impersonateGroups?: readonly string[];
}

/** What one file defines, or all together; the paths in it are absolute. */
export interface KubeconfigEntries {
  readonly clusters: readonly Cluster[];
  readonly users: readonly KubeconfigUser[];
  readonly contexts: readonly Context[];
  readonly currentContext?: string;
}

/** Absent where there is no such file. Throws a ClusterFailure `kubeconfig` where it cannot be read or is no kubeconfig. */
export async function readKubeconfigFile(file: string): Promise<KubeconfigEntries | undefined> {
  try {
    return parseKubeconfig(await readFile(file, 'utf8'), path.dirname(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw new ClusterFailure(
      {
        kind: 'kubeconfig',
        message: `The kubeconfig ${file} cannot be used: ${reasonOf(error)}. Correct the file, or take it off the list.`,
      },
      { cause: error },
    );
  }
}

/** As kubectl merges: of two entries with one name, and of two current contexts, the first counts. */
export function mergeKubeconfigs(files: readonly KubeconfigEntries[]): KubeconfigEntries {
  const currentContext = files.find(file => file.currentContext !== undefined)?.currentContext;
  return {
    clusters: firstOfEachName(files.flatMap(file => file.clusters)),
    users: firstOfEachName(files.flatMap(file => file.users)),
    contexts: firstOfEachName(files.flatMap(file => file.contexts)),
    ...(currentContext !== undefined && { currentContext }),
  };
}

function parseKubeconfig(text: string, folder: string): KubeconfigEntries {
  const [document]: readonly unknown[] = loadAll(text);
  // A file that is empty is an empty kubeconfig, as for kubectl.
  if (document === null || document === undefined) return { clusters: [], users: [], contexts: [] };
  if (!isRecord(document)) throw new Error('it holds no mapping of clusters, users and contexts');
  const config = new KubeConfig();
  const users = listOf(document['users']);
  // An entry without its required keys is left out, so that it does not hide the others.
  config.loadFromString(JSON.stringify({ ...document, users: users.map(user => withWholeUser(user, folder)) }), {
    onInvalidEntry: 'filter',
  });
  config.makePathsAbsolute(folder);
  const currentContext = textOf(document['current-context']);
  return {
    clusters: config.getClusters(),
    users: config.getUsers().map(user => withGroups(user, users)),
    contexts: config.getContexts(),
    ...(currentContext !== undefined && { currentContext }),
  };
}

/** Adds what KubeConfig does not read itself: `tokenFile`, and a login command that is given relative to the kubeconfig's folder. */
function withWholeUser(entry: unknown, folder: string): unknown {
  if (!isRecord(entry) || !isRecord(entry['user'])) return entry;
  const { 'token-file': _notKubernetes, ...user } = entry['user'];
  const tokenFile = textOf(user['tokenFile']);
  const exec = recordOf(user['exec']);
  return {
    ...entry,
    user: {
      ...user,
      ...(tokenFile !== undefined && {
        token: undefined,
        'auth-provider': { name: 'tokenFile', config: { tokenFile: path.resolve(folder, tokenFile) } },
      }),
      ...(textOf(exec['command']) !== undefined && { exec: withCommandPath(exec, folder) }),
    },
  };
}

function withGroups(user: User, entries: readonly unknown[]): KubeconfigUser {
  const entry = entries.map(recordOf).find(({ name }) => name === user.name);
  const groups = listOf(recordOf(entry?.['user'])['as-groups']).map(String);
  return groups.length === 0 ? user : { ...user, impersonateGroups: groups };
}

/** A bare name is looked up in PATH; anything with a slash is a path, relative ones to the kubeconfig. */
function withCommandPath(exec: UnknownRecord, folder: string): UnknownRecord {
  const command = textOf(exec['command']) ?? '';
  return { ...exec, command: /[/\\]/.test(command) ? path.resolve(folder, command) : command };
}

function firstOfEachName<T extends { readonly name: string }>(entries: readonly T[]): T[] {
  const seen = new Set<string>();
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it cannot be parsed';
  if ('code' in error && error.code === 'EACCES') return 'reading it is not permitted';
  if ('code' in error && error.code === 'EISDIR') return 'it is a folder';
  // js-yaml's message goes on with an excerpt of the file, which may hold a secret.
  return error.message.split('\n', 1)[0]?.replace(/[.:\s]+$/, '') ?? 'it cannot be parsed';
}
