import { type ApiServer } from './apiServer.ts';
import type { ClusterApi, Listing, ListOptions } from './api.ts';
import { createFetcher } from './fetchFrom.ts';
import { linesOf } from './lines.ts';
import { isClusterFailure } from './model.ts';
import { type KindName, type Kinds, kinds, parseObject } from './kinds/index.ts';
import { resourceVersionOf } from './kinds/kind.ts';
import { malformed } from './malformed.ts';
import { createObjectApi } from './objectApi.ts';
import { openPodStream } from './podStream.ts';
import { createTransport, defaultLimits, type TransportLimits } from './transport.ts';
import { isRecord, listOf, textOf, type UnknownRecord } from './unknown.ts';
import { isExpired, parseWatchEvent } from './watchEvent.ts';

export interface KubernetesApiOptions {
  readonly limits?: TransportLimits;
  /** Objects asked for at once. */
  readonly pageSize?: number;
}

/** No object of etcd comes near it: etcd refuses more than 1.5 MB. */
const maxEventLength = 32 * 1024 * 1024;

/** The API server over HTTP: own paged lists and watches that keep only the fields of the model, own port-forward. */
export function createKubernetesApi(server: ApiServer, { limits = defaultLimits, pageSize = 500 }: KubernetesApiOptions = {}): ClusterApi {
  const transport = createTransport(server, limits);

  async function pages<K extends KindName>(kind: K, options: ListOptions, limit: number | undefined): Promise<Listing<Kinds[K]>> {
    const items: Kinds[K][] = [];
    const ask = async (next?: string): Promise<unknown> => {
      const path = pathOf(kind, options, { ...selectionOf(options), limit, continue: next });
      return (await transport.send({ method: 'GET', path, ...acceptOf(kind, 'PartialObjectMetadataList') }, options.signal)).value;
    };
    for (let asked = ask(); ; ) {
      const page = asList(await asked);
      const next = isRecord(page['metadata']) ? textOf(page['metadata']['continue']) : undefined;
      // On its way while this one is read. What becomes of it is seen at the next turn, unless reading throws before.
      if (next !== undefined) asked = settledLater(ask(next));
      for (const object of listOf(page['items'])) items.push(parseObject(kind, object));
      if (next === undefined) return { items, resourceVersion: resourceVersionOf(page) };
    }
  }

  const reach: Pick<ClusterApi, 'list' | 'connect'> = {
    async list(kind, options) {
      try {
        return await pages(kind, options, pageSize);
      } catch (error) {
        // The pages' snapshot was compacted away between two of them: only a list in one go can be whole then.
        if (isClusterFailure(error) && isExpired(error)) return await pages(kind, options, undefined);
        throw error;
      }
    },
    connect: (target, signal) => openPodStream(server, target, signal),
  };

  return {
    ...createObjectApi(server, transport),
    ...reach,
    context: server.where.context,
    fetchFrom: createFetcher(transport, reach),
    async *watch(kind, options) {
      const { resourceVersion, signal, onOpen } = options;
      const path = pathOf(kind, options, { watch: 'true', allowWatchBookmarks: 'true', resourceVersion, ...selectionOf(options) });
      const request = { method: 'GET', path, ...acceptOf(kind, 'PartialObjectMetadata') } as const;
      try {
        for await (const line of linesOf(transport.stream(request, signal, onOpen), maxEventLength)) {
          const event = parseWatchEvent(kind, line, server.where);
          yield event;
          if (event.type === 'expired') return;
        }
      } catch (error) {
        if (error instanceof RangeError) throw malformed('a watch event that is too long to read');
        if (!isClusterFailure(error) || !isExpired(error)) throw error;
        yield { type: 'expired' };
      }
    },
    dispose: () => transport.dispose(),
  };
}

/** The same promise, whose rejection is nobody's fault where nobody comes to await it. */
function settledLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Where only metadata is read; https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables names the form. */
function acceptOf(kind: KindName, as: 'PartialObjectMetadata' | 'PartialObjectMetadataList'): { readonly accept?: string } {
  return kinds[kind].metadataOnly === true ? { accept: `application/json;as=${as};g=meta.k8s.io;v=v1,application/json` } : {};
}

type Query = Readonly<Record<string, string | number | undefined>>;

const selectionOf = ({ labelSelector, fieldSelector, name }: ListOptions): Query => {
  const fields = [...(name === undefined ? [] : [`metadata.name=${name}`]), ...(fieldSelector === undefined ? [] : [fieldSelector])];
  return { labelSelector, fieldSelector: fields.length === 0 ? undefined : fields.join(',') };
};

function pathOf(kind: KindName, { namespace }: ListOptions, query: Query): string {
  const { group, version, plural, namespaced } = kinds[kind];
  const api = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const scope = namespace === undefined || !namespaced ? '' : `namespaces/${encodeURIComponent(namespace)}/`;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `${api}/${scope}${plural}?${search.toString()}`;
}

/** A list has `items`, null where there are none; anything else is the answer of something that is no API server. */
function asList(answer: unknown): UnknownRecord {
  if (isRecord(answer) && (Array.isArray(answer['items']) || answer['items'] === null)) return answer;
  throw malformed('JSON that is no list of Kubernetes objects');
}
