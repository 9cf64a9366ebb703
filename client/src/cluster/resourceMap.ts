import { malformed } from './malformed.ts';
import { ClusterFailure, isClusterFailure } from './model.ts';
import type { ObjectKey } from './objects.ts';
import type { Transport } from './transport.ts';
import { isRecord, listOf, recordOf, textOf } from './unknown.ts';

/** Where the API server has a kind. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Kinds to paths, as the API server itself tells: `/api/v1` and `/apis/GROUP/VERSION`, asked once for each. */
export interface ResourceMap {
  /** A ClusterFailure `notFound` where the cluster has no such kind. */
  find(key: Pick<ObjectKey, 'apiVersion' | 'kind'>, signal: AbortSignal): Promise<Resource>;
}

type KindsOfVersion = ReadonlyMap<string, Resource>;

export function createResourceMap(transport: Transport, context: string): ResourceMap {
  const known = new Map<string, KindsOfVersion>();

  async function ask(apiVersion: string, signal: AbortSignal): Promise<KindsOfVersion> {
    try {
      const kinds = kindsOf(apiVersion, await transport.json(apiPath(apiVersion), signal));
      known.set(apiVersion, kinds);
      return kinds;
    } catch (error) {
      if (isClusterFailure(error) && error.error.kind === 'notFound') return new Map();
      throw error;
    }
  }

  return {
    async find({ apiVersion, kind }, signal) {
      // A kind that is missed is asked for again: its CRD may have been installed meanwhile.
      const found = known.get(apiVersion)?.get(kind) ?? (await ask(apiVersion, signal)).get(kind);
      if (found === undefined) throw new ClusterFailure({ kind: 'notFound', message: absence(apiVersion, kind, context) });
      return found;
    },
  };
}

/** `/api/v1`, or `/apis/GROUP/VERSION`. */
export function apiPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion.split('/').map(encodeURIComponent).join('/')}` : `/api/${apiVersion}`;
}

function kindsOf(apiVersion: string, answer: unknown): KindsOfVersion {
  if (!isRecord(answer) || !Array.isArray(answer['resources'])) throw malformed(`no list of the kinds of ${apiVersion}`);
  const slash = apiVersion.indexOf('/');
  const [group, version] = slash < 0 ? ['', apiVersion] : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
  const rows = listOf(answer['resources']).map(recordOf);
  return new Map(
    rows.flatMap(row => {
      const plural = textOf(row['name']);
      const kind = textOf(row['kind']);
      // A subresource has the kind of what it takes: `deployments/scale`.
      if (plural === undefined || kind === undefined || plural.includes('/')) return [];
      return [[kind, { group, version, plural, namespaced: row['namespaced'] === true }] as const];
    }),
  );
}

function absence(apiVersion: string, kind: string, context: string): string {
  const has = `The cluster of context "${context}" has no ${kind} of ${apiVersion}`;
  return apiVersion.startsWith('monitoring.coreos.com/')
    ? `${has}: the Prometheus Operator's CRDs are not installed, or in another version. Install the operator, or choose a way of monitoring that needs none.`
    : `${has}. Correct apiVersion and kind, or install what brings that kind.`;
}
