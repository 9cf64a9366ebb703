import type { ClusterApi } from './api.ts';
import { malformed } from './malformed.ts';
import { ClusterFailure, isClusterFailure } from './model.ts';
import { podsBehind } from './podChoice.ts';
import { fetchOverStream } from './streamFetch.ts';
import type { RelayedAnswer } from './answerBody.ts';
import type { Transport } from './transport.ts';

/** A port that answers HTTP, seen from the cluster. */
export interface FetchTarget {
  readonly kind: 'service' | 'pod';
  readonly namespace: string;
  readonly name: string;
  /** A number, or the name of a Service's port. */
  readonly port: number | string;
  /** `http` where absent. A certificate is not checked, as the API server's proxy checks none. */
  readonly scheme?: 'http' | 'https';
}

export interface FetchRequest {
  /** With its slash, and with a query where there is one. */
  readonly path: string;
  /** What is longer is cut. */
  readonly maxBytes: number;
  /** Not by the API server's proxy: to 127.0.0.1 of the pod instead of its address. */
  readonly through?: 'portForward';
}

/** What the port answered, success or not. */
export interface Fetched extends RelayedAnswer {
  /** Which way it was reached. */
  readonly through: 'proxy' | 'portForward';
}

type Reach = Pick<ClusterApi, 'list' | 'connect'>;

/**
 * GET from a port within the cluster: by the API server's proxy, and where that is forbidden through a port-forward, which is a right of its own.
 * https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/#manually-constructing-apiserver-proxy-urls
 */
export function createFetcher(transport: Transport, reach: Reach): ClusterApi['fetchFrom'] {
  return async (target, request, signal) => {
    if (request.through === 'portForward') return { ...(await throughPod(reach, { target, request }, signal)), through: 'portForward' };
    try {
      return { ...(await transport.relayed(proxyPath(target, request.path), request.maxBytes, signal)), through: 'proxy' };
    } catch (error) {
      if (!isClusterFailure(error) || error.error.kind !== 'forbidden') throw error;
      try {
        return { ...(await throughPod(reach, { target, request }, signal)), through: 'portForward' };
      } catch (second) {
        // Where neither is allowed, the first refusal names the right to ask for.
        throw isClusterFailure(second) && second.error.kind === 'forbidden' ? error : second;
      }
    }
  };
}

function proxyPath({ kind, namespace, name, port, scheme = 'http' }: FetchTarget, path: string): string {
  const reference = encodeURIComponent(`${scheme === 'https' ? 'https:' : ''}${name}:${port}`);
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/${kind}s/${reference}/proxy${path}`;
}

interface Fetch {
  readonly target: FetchTarget;
  readonly request: FetchRequest;
}

async function throughPod(reach: Reach, { target, request }: Fetch, signal: AbortSignal): Promise<RelayedAnswer> {
  const { namespace, name, scheme = 'http' } = target;
  const pod = target.kind === 'pod' ? { namespace, pod: name, port: podPort(target) } : await podOfService(reach, target, signal);
  const host = `${name}.${namespace}`;
  return fetchOverStream(await reach.connect(pod, signal), { ...request, scheme, host }, signal);
}

function podPort({ port, name }: FetchTarget): number {
  if (typeof port === 'number') return port;
  throw new ClusterFailure({ kind: 'notFound', message: `A port of pod "${name}" is reached by its number, not by the name "${port}".` });
}

async function podOfService(reach: Reach, { namespace, name, port }: FetchTarget, signal: AbortSignal) {
  const { items } = await reach.list('service', { namespace, fieldSelector: `metadata.name=${name}`, signal });
  const found = items[0]?.ports.find(one => one.name === port || one.port === port);
  if (found === undefined) {
    throw new ClusterFailure({
      kind: 'notFound',
      message: `There is no Service "${name}" with a port ${port} in namespace "${namespace}". Refresh and choose another one.`,
    });
  }
  const [pod] = await podsBehind(reach, { namespace, service: name, port: found }, signal);
  if (pod === undefined) throw malformed(`no pod behind Service "${name}"`);
  return pod;
}
