import type { RequestOptions } from 'node:https';
import type { Agent } from 'node:http';
import type { ConnectionOptions } from 'node:tls';
import { type Cluster, KubeConfig, type User } from '@kubernetes/client-node';
import { throwIfAborted, unlessAborted } from '../util/abort.ts';
import { hasOutdatedIdToken } from './idToken.ts';
import type { KubeconfigUser } from './kubeconfigFile.ts';
import { ClusterFailure } from './model.ts';
import { runLoginCommand } from './loginCommand.ts';
import { isRecord, recordOf, textOf } from './unknown.ts';

/** How a request of a context proves who sends it. */
export interface Credentials {
  /** One with several values is sent once for each. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly tls: Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername'>;
  /** Where a proxy is to be used: what a WebSocket connects with. */
  readonly proxyAgent?: Agent;
}

export interface Login {
  /** Runs the context's login command where it has one and its token has run out; a ClusterFailure `login` or `kubeconfig` where that fails. */
  credentials(signal: AbortSignal): Promise<Credentials>;
  /** The API server refused the credentials: ask for new ones next time. False where new ones would be the same. */
  renew(): boolean;
}

export interface LoginContext {
  readonly name: string;
  /** With the proxy that is to be used, if any, as its proxyUrl. */
  readonly cluster: Cluster;
  /** Absent for an anonymous context. */
  readonly user?: KubeconfigUser;
}

export function createLogin(context: LoginContext): Login {
  let issued: Issued | undefined;
  let running: { readonly work: Promise<Credentials>; readonly end: AbortController; waiting: number } | undefined;
  const obtain = async (signal: AbortSignal): Promise<Credentials> => {
    try {
      if (issued === undefined || issued.expires <= Date.now()) issued = await issue(context, signal);
      return await credentialsOf(issued.config, context);
    } catch (error) {
      throw loginFailure(error, context);
    }
  };
  return {
    async credentials(signal) {
      throwIfAborted(signal);
      if (running === undefined) {
        const end = new AbortController();
        running = { work: obtain(end.signal), end, waiting: 0 };
      }
      // One run of the login command for all requests that wait for it, and none where nobody does any more.
      const mine = running;
      mine.waiting += 1;
      try {
        return await unlessAborted(mine.work, signal);
      } finally {
        mine.waiting -= 1;
        if (mine.waiting === 0) mine.end.abort();
        if (mine.waiting === 0 && running === mine) running = undefined;
      }
    },
    renew() {
      const { exec, authProvider } = context.user ?? {};
      if (!isRecord(exec) && !isRecord(authProvider)) return false;
      issued = undefined;
      return true;
    },
  };
}

/** For so long what a login command has just given is used, whatever it says. */
const shortestMs = 60_000;

/** What to log in with, and until when, in milliseconds since the epoch. */
interface Issued {
  readonly config: KubeConfig;
  readonly expires: number;
}

async function issue(context: LoginContext, signal: AbortSignal): Promise<Issued> {
  const exec: unknown = context.user?.exec;
  if (!isRecord(exec)) return { config: createConfig(context), expires: Number.POSITIVE_INFINITY };
  const { token, certificate, key, expires } = await runLoginCommand(exec, context.cluster, signal);
  const user: User = {
    name: context.user?.name ?? '',
    ...(token !== undefined && { token }),
    ...(certificate !== undefined && { certData: Buffer.from(certificate).toString('base64') }),
    ...(key !== undefined && { keyData: Buffer.from(key).toString('base64') }),
  };
  // By a clock that runs ahead it has expired already: whether it is good is for the API server to say, not for a command at each request.
  return { config: createConfig({ ...context, user }), expires: Math.max(expires, Date.now() + shortestMs) };
}

/** A KubeConfig of this context alone: it caches by user name, so two contexts never share a login. */
function createConfig({ name, cluster, user = { name: 'anonymous' } }: LoginContext): KubeConfig {
  const config = new KubeConfig();
  config.loadFromOptions({
    // KubeConfig refuses http unless certificates are not checked, and there are none to check.
    clusters: [cluster.server.startsWith('http:') ? { ...cluster, skipTLSVerify: true } : cluster],
    users: [user],
    contexts: [{ name, cluster: cluster.name, user: user.name }],
    currentContext: name,
  });
  return config;
}

async function credentialsOf(config: KubeConfig, { cluster, user }: LoginContext): Promise<Credentials> {
  if (hasOutdatedIdToken(user?.authProvider)) {
    throw new Error('the OpenID Connect token in the kubeconfig has run out, and any command of kubectl renews it there.');
  }
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const { headers, auth, ca, cert, key, rejectUnauthorized, servername, agent } = options;
  return {
    headers: {
      ...(auth && { authorization: `Basic ${Buffer.from(auth).toString('base64')}` }),
      ...plainHeaders(headers),
      ...(user && impersonation(user)),
    },
    tls: {
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
      ...(servername !== undefined && { servername }),
    },
    ...(cluster.proxyUrl !== undefined && typeof agent === 'object' && { proxyAgent: agent }),
  };
}

/**
 * Whoever asks to act as another must not act as himself instead, however the login came about;
 * https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
 */
function impersonation({ impersonateUser, impersonateGroups }: KubeconfigUser): Credentials['headers'] {
  return {
    ...(impersonateUser && { 'impersonate-user': impersonateUser }),
    ...(impersonateGroups && { 'impersonate-group': [...impersonateGroups] }),
  };
}

/** Trimmed: a token read from a file ends with the file's newline, which no header may. */
function plainHeaders(headers: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(recordOf(headers)).map(([name, value]) => [name.toLowerCase(), String(value).trim()]));
}

function loginFailure(error: unknown, { name, user }: LoginContext): ClusterFailure {
  const { code, syscall, path: file } = recordOf(error);
  const command = textOf(recordOf(user?.exec)['command']);
  const failure = (kind: 'login' | 'kubeconfig', message: string): ClusterFailure =>
    new ClusterFailure({ kind, message }, { cause: error });
  if (syscall === 'open') {
    return failure(
      'kubeconfig',
      `Context "${name}" of the kubeconfig needs the file ${String(file)}, which cannot be read. Put it there, or correct its path in the kubeconfig.`,
    );
  }
  if (command !== undefined && code === 'ENOENT') {
    return failure(
      'login',
      `The login command "${command}" of context "${name}" was not found. Install it, or put its folder into the PATH that the editor is started with, then retry.`,
    );
  }
  const what = command === undefined ? 'The login' : `The login command "${command}"`;
  return failure('login', `${what} of context "${name}" failed: ${reasonOf(error)} Sign in again in a terminal, then retry.`);
}

/** The last line that a login command wrote is the one that says why. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.trim().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
  if (line === '') return 'it gave no reason.';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
