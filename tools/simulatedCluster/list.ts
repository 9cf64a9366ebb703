import type { KubeObject } from './objects.ts';
import { apiVersionOf } from './resources.ts';
import { metadataOf } from './partial.ts';
import { everything, fieldSelector, labelSelector, type Selector } from './selector.ts';
import { badRequest, expiredContinue, type Status } from './status.ts';
import type { Scope, Store } from './store.ts';

/** A page of a list as the wire has it, or why there is none. */
export type ListAnswer = { readonly ok: true; readonly list: object } | { readonly ok: false; readonly status: Status };

/** Where the next page starts, and which state of the cluster all pages show; opaque to clients. */
interface Continue {
  readonly revision: number;
  readonly offset: number;
}

/** A scope, and whether only the metadata of what is in it is wanted. */
export interface ListScope extends Scope {
  readonly metadataOnly: boolean;
}

export function answerList(store: Store, scope: ListScope, query: URLSearchParams): ListAnswer {
  const selector = selectorOf(query);
  if (selector === undefined) return { ok: false, status: badRequest('unable to parse requirement: the selector is not valid') };
  const token = query.get('continue') ?? '';
  const page = token === '' ? { revision: store.revision, offset: 0 } : decode(token);
  if (page === undefined) return { ok: false, status: badRequest('continue key is not valid') };
  if (page.revision < store.oldest) return { ok: false, status: expiredContinue() };
  const all = store.list(scope, page.revision).filter(selector);
  const limit = Number(query.get('limit') ?? 0);
  const end = limit > 0 ? page.offset + limit : all.length;
  const remaining = all.length - end;
  return {
    ok: true,
    list: {
      ...(scope.metadataOnly
        ? { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1' }
        : { kind: `${scope.resource.kind}List`, apiVersion: apiVersionOf(scope.resource) }),
      metadata: {
        resourceVersion: String(page.revision),
        ...(remaining > 0 && {
          continue: encode({ revision: page.revision, offset: end }),
          // With a selector the real server cannot know, and leaves it out.
          ...(!query.has('labelSelector') && !query.has('fieldSelector') && { remainingItemCount: remaining }),
        }),
      },
      items: all.slice(page.offset, end).map(scope.metadataOnly ? metadataOf : withoutType),
    },
  };
}

/** The filter that a list's or a watch's query asks for; undefined where it cannot be parsed. */
export function selectorOf(query: URLSearchParams): Selector | undefined {
  const labels = labelSelector(query.get('labelSelector') ?? '') ?? undefined;
  const fields = query.has('fieldSelector') ? fieldSelector(query.get('fieldSelector') ?? '') : everything;
  return labels && fields && (object => labels(object) && fields(object));
}

// Items of a list carry neither: the list says it once for all.
function withoutType(object: KubeObject): object {
  const { apiVersion: _, kind: __, ...rest } = object;
  return rest;
}

const encode = (page: Continue): string => Buffer.from(JSON.stringify(page)).toString('base64url');

function decode(token: string): Continue | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (typeof value !== 'object' || value === null || !('revision' in value) || !('offset' in value)) return undefined;
    const { revision, offset } = value;
    return typeof revision === 'number' && typeof offset === 'number' ? { revision, offset } : undefined;
  } catch {
    return undefined;
  }
}
