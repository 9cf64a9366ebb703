import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Cluster } from '@kubernetes/client-node';
import { isRecord, listOf, recordOf, textOf, type UnknownRecord } from './unknown.ts';

/**
 * What a login command answered; https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export interface IssuedCredential {
  readonly token?: string;
  /** PEM. */
  readonly certificate?: string;
  /** PEM. */
  readonly key?: string;
  /** Milliseconds since the epoch; infinite where the command named no time. */
  readonly expires: number;
}

/** A login in a browser takes a while. */
const timeoutMs = 120_000;

/** Runs the `exec` of a kubeconfig's user. Rejects with the reason in the command's own words; aborting the signal ends the command. */
export async function runLoginCommand(exec: UnknownRecord, cluster: Cluster, signal: AbortSignal): Promise<IssuedCredential> {
  const { code, output, errors } = await run(exec, environment(exec, cluster), signal);
  if (code === null) throw new Error(`it did not end within ${timeoutMs / 1000} s`);
  if (code !== 0) throw new Error(errors);
  return parseCredential(output);
}

/** `code` is null where it was killed for taking too long. */
async function run(
  exec: UnknownRecord,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<{ code: number | null; output: string; errors: string }> {
  const args = listOf(exec['args']).map(String);
  // No input: a command that asks for a password fails at once instead of waiting for one that nobody can type.
  const child = spawn(textOf(exec['command']) ?? '', args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    signal,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, output, errors };
}

/** The kubeconfig's variables, and KUBERNETES_EXEC_INFO, from which a command learns about its caller. */
function environment(exec: UnknownRecord, cluster: Cluster): NodeJS.ProcessEnv {
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
  const own = listOf(exec['env'])
    .map(recordOf)
    .flatMap(({ name, value }) => (typeof name === 'string' ? [[name, textOf(value) ?? '']] : []));
  return { ...process.env, ...Object.fromEntries(own), KUBERNETES_EXEC_INFO: JSON.stringify(info) };
}

function parseCredential(output: string): IssuedCredential {
  const status = statusOf(output);
  const token = textOf(status['token']);
  const certificate = textOf(status['clientCertificateData']);
  const key = textOf(status['clientKeyData']);
  if (token === undefined && certificate === undefined) throw new Error('it printed no ExecCredential with a token or a certificate');
  const expires = Date.parse(textOf(status['expirationTimestamp']) ?? '');
  return {
    ...(token !== undefined && { token }),
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
    expires: Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires,
  };
}

function statusOf(output: string): UnknownRecord {
  try {
    const printed: unknown = JSON.parse(output);
    return isRecord(printed) ? recordOf(printed['status']) : {};
  } catch {
    return {};
  }
}
