import type { RequestOptions } from 'node:https';
import type { Agent } from 'node:http';
import type { ConnectionOptions } from 'node:tls';
import { type Cluster, KubeConfig, type User } from '@kubernetes/client-node';
import { throwIfAborted, unlessAborted } from '../util/abort.ts';
import { ClusterFailure } from './model.ts';
import { isRecord, listOf, recordOf, textOf } from './unknown.ts';

/** How a request of a context proves who sends it. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
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
  readonly user?: User;
}

/** A login in a browser takes a while; a command that waits for a terminal never ends. */
const loginTimeoutMs = 120_000;

export function createLogin(context: LoginContext): Login {
  let config = createConfig(context);
  let running: Promise<Credentials> | undefined;
  return {
    async credentials(signal) {
      throwIfAborted(signal);
      // One run of the login command for all requests that wait for it.
      running ??= readCredentials(config, context).finally(() => (running = undefined));
      return unlessAborted(running, signal);
    },
    renew() {
      const { exec, authProvider } = context.user ?? {};
      if (!isRecord(exec) && !isRecord(authProvider)) return false;
      config = createConfig(context);
      return true;
    },
  };
}

/** A KubeConfig of this context alone. It caches tokens by user name, so two contexts never share one. */
function createConfig({ name, cluster, user = { name: 'anonymous' } }: LoginContext): KubeConfig {
  const config = new KubeConfig();
  config.loadFromOptions({
    // KubeConfig refuses http unless certificates are not checked, and there are none to check.
    clusters: [cluster.server.startsWith('http:') ? { ...cluster, skipTLSVerify: true } : cluster],
    users: [withExecInfo(user, cluster)],
    contexts: [{ name, cluster: cluster.name, user: user.name }],
    currentContext: name,
  });
  return config;
}

/**
 * Login commands read about their caller from KUBERNETES_EXEC_INFO, which kubectl always sets:
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
function withExecInfo(user: User, cluster: Cluster): User {
  const exec: unknown = user.exec;
  if (!isRecord(exec)) return user;
  const info = {
    apiVersion: textOf(exec['apiVersion']) ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: {
      interactive: false,
      ...(exec['provideClusterInfo'] === true && {
        cluster: {
          server: cluster.server,
          'certificate-authority-data': cluster.caData,
          'insecure-skip-tls-verify': cluster.skipTLSVerify,
          'tls-server-name': cluster.tlsServerName,
        },
      }),
    },
  };
  const env = [...listOf(exec['env']), { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info) }];
  return { ...user, exec: { ...exec, env } };
}

async function readCredentials(config: KubeConfig, context: LoginContext): Promise<Credentials> {
  const options: RequestOptions = {};
  try {
    await withinLoginTime(config.applyToHTTPSOptions(options));
  } catch (error) {
    throw loginFailure(error, context);
  }
  const { headers, auth, ca, cert, key, rejectUnauthorized, servername, agent } = options;
  return {
    headers: {
      ...(auth && { authorization: `Basic ${Buffer.from(auth).toString('base64')}` }),
      ...plainHeaders(headers),
    },
    tls: {
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
      ...(servername !== undefined && { servername }),
    },
    ...(context.cluster.proxyUrl !== undefined && typeof agent === 'object' && { proxyAgent: agent }),
  };
}

/** Trimmed: a token read from a file ends with the file's newline, which no header may. */
function plainHeaders(headers: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(recordOf(headers)).map(([name, value]) => [name.toLowerCase(), String(value).trim()]));
}

function withinLoginTime(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it did not end within ${loginTimeoutMs / 1000} s`)), loginTimeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
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
