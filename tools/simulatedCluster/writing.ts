import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Admitted } from './admission.ts';
import { applyObject } from './apply.ts';
import type { ClusterContext } from './context.ts';
import type { ResourceRequest } from './gate.ts';
import { changedBy } from './managedFields.ts';
import { mergePatch } from './mergePatch.ts';
import { isService, type KubeObject } from './objects.ts';
import type { Resource } from './resources.ts';
import {
  badRequest,
  conflict,
  managerMissing,
  notFound,
  preconditionFailed,
  strictDecoding,
  unknownField,
  unsupportedPatch,
  type Status,
} from './status.ts';
import { mayDo } from './users.ts';
import { isRecord, parseObject } from './writer.ts';

export type Written =
  | { readonly ok: true; readonly object: KubeObject; readonly created: boolean; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly status: Status };

/** One create, update or patch of the wire, from the body to the store. */
export async function write(context: ClusterContext, gate: ResourceRequest, request: IncomingMessage): Promise<Written> {
  const { access, verb, url } = gate;
  const { resource, namespace, name } = access;
  const body = await json(request).catch(() => undefined);
  if (resource.kind === 'SelfSubjectAccessReview') return reviewed(gate, body);
  const before = name === undefined ? undefined : context.store.get(resource, name, namespace);
  const wanted = wantedObject({ gate, body, before, type: request.headers['content-type'] ?? '' });
  if (!wanted.ok) return wanted;
  const read = readStrictly(resource, wanted.object, url.searchParams.get('fieldValidation') ?? 'Warn');
  if (!read.ok) return read;
  if (name !== undefined && read.object.metadata.name !== name) {
    return {
      ok: false,
      status: badRequest(`the name of the object (${read.object.metadata.name}) does not match the name on the URL (${name})`),
    };
  }
  const manager = url.searchParams.get('fieldManager') ?? (request.headers['user-agent'] ?? 'unknown').split('/')[0] ?? 'unknown';
  const created = verb === 'create' || before === undefined;
  const object = wanted.managed ? read.object : changedBy({ manager, before, after: read.object });
  const options = { dryRun: url.searchParams.get('dryRun') === 'All' };
  const admitted = created ? context.writer.create(resource, object, options) : context.writer.update(resource, object, options);
  return admitted.ok ? { ...admitted, created, warnings: [...read.warnings, ...warningsOf(admitted.object)] } : admitted;
}

/** One delete of the wire, with its preconditions. */
export async function remove(
  { store, writer }: ClusterContext,
  { access, url }: ResourceRequest,
  request: IncomingMessage,
): Promise<Admitted> {
  const { resource, namespace, name = '' } = access;
  const options = await json(request).catch(() => undefined);
  const object = store.get(resource, name, namespace);
  if (object === undefined) return { ok: false, status: notFound(resource, name) };
  const { uid, resourceVersion } = object.metadata;
  const wanted = isRecord(options) && isRecord(options['preconditions']) ? options['preconditions'] : {};
  const unmet = (field: string, asked: unknown, has: string | undefined): string | undefined =>
    asked === undefined || asked === has
      ? undefined
      : `${field} in precondition: ${JSON.stringify(asked)}, ${field} in object meta: ${has ?? ''}`;
  const problem = unmet('UID', wanted['uid'], uid) ?? unmet('ResourceVersion', wanted['resourceVersion'], resourceVersion);
  if (problem !== undefined) return { ok: false, status: preconditionFailed(resource, name, problem) };
  const dryRun = url.searchParams.has('dryRun') || (isRecord(options) && Array.isArray(options['dryRun']));
  return dryRun ? { ok: true, object } : writer.delete(resource, name, namespace);
}

interface Wish {
  readonly gate: ResourceRequest;
  readonly body: unknown;
  readonly before: KubeObject | undefined;
  readonly type: string;
}

type Wanted =
  | { readonly ok: true; readonly object: KubeObject; readonly managed: boolean }
  | { readonly ok: false; readonly status: Status };

/** The object that a request asks for; `managed` where who manages its fields is settled already. */
function wantedObject({ gate, body, before, type }: Wish): Wanted {
  const { access, verb, url } = gate;
  const { resource, namespace, name = '' } = access;
  const unmanaged = (parsed: Admitted): Wanted => (parsed.ok ? { ...parsed, managed: false } : parsed);
  if (verb !== 'patch') {
    if (verb === 'update' && before === undefined) return { ok: false, status: notFound(resource, name) };
    return unmanaged(parseObject(body, resource, namespace));
  }
  if (type.startsWith('application/apply-patch+yaml')) {
    const manager = url.searchParams.get('fieldManager');
    if (manager === null) return { ok: false, status: managerMissing() };
    const applied = parseObject(body, resource, namespace);
    if (!applied.ok) return applied;
    const asked = applied.object.metadata.resourceVersion;
    if (asked !== undefined && asked !== before?.metadata.resourceVersion) return { ok: false, status: conflict(resource, name) };
    const merged = applyObject({ manager, applied: applied.object, live: before, force: url.searchParams.get('force') === 'true' });
    return merged.ok ? { ...merged, managed: true } : merged;
  }
  if (!/^application\/(strategic-)?merge-patch\+json/.test(type)) return { ok: false, status: unsupportedPatch() };
  if (before === undefined) return { ok: false, status: notFound(resource, name) };
  // Only a version that the patch itself names is compared.
  const { resourceVersion: _, ...metadata } = before.metadata;
  return unmanaged(parseObject(mergePatch({ ...before, metadata }, body), resource, namespace));
}

type Read =
  | { readonly ok: true; readonly object: KubeObject; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly status: Status };

/** Fields at the top that the kind does not have: refused where the request is strict, else dropped, and by default warned of. */
function readStrictly(resource: Resource, object: KubeObject, validation: string): Read {
  const known = new Set(['apiVersion', 'kind', 'metadata', ...resource.fields]);
  const unknown = Object.keys(object).filter(field => !known.has(field));
  if (unknown.length === 0) return { ok: true, object, warnings: [] };
  if (validation === 'Strict') return { ok: false, status: strictDecoding(resource, unknown) };
  const { apiVersion, kind, metadata } = object;
  const kept = Object.fromEntries(Object.entries(object).filter(([field]) => known.has(field)));
  return { ok: true, object: { ...kept, apiVersion, kind, metadata }, warnings: validation === 'Warn' ? unknown.map(unknownField) : [] };
}

/** Of the API server's own warnings the one that is easiest had. */
function warningsOf(object: KubeObject): string[] {
  if (!isService(object) || object.spec.clusterIP !== 'None' || !('loadBalancerIP' in object.spec)) return [];
  return ['spec.loadBalancerIP is ignored for headless services'];
}

function reviewed({ user }: ResourceRequest, body: unknown): Written {
  const spec = isRecord(body) && isRecord(body['spec']) ? body['spec'] : {};
  const asked = isRecord(spec['resourceAttributes']) ? spec['resourceAttributes'] : {};
  const text = (field: string): string => (typeof asked[field] === 'string' ? asked[field] : '');
  const allowed = mayDo(user, {
    verb: text('verb'),
    plural: text('resource'),
    ...(text('subresource') !== '' && { subresource: text('subresource') }),
    ...(text('namespace') !== '' && { namespace: text('namespace') }),
  });
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    metadata: { name: '' },
    spec,
    status: { allowed },
  };
  return { ok: true, object: review, created: true, warnings: [] };
}
