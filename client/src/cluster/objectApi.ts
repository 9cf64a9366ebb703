import type { ApiServer } from './apiServer.ts';
import { type Change, keyOfChange, type ObjectPaths, requestOf, type Written } from './changes.ts';
import { asObject, type ClusterObject, type ObjectKey } from './objects.ts';
import { apiPath, createResourceMap } from './resourceMap.ts';
import type { Transport } from './transport.ts';
import { recordOf, textOf } from './unknown.ts';

/** May the user of the context do this? As RBAC names it: verbs such as `get` and `create`, resources by their plural. */
export interface AccessQuestion {
  /** Somebody else than the user of the context; to ask for another is a right of its own. */
  readonly user?: string;
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  /** All namespaces when absent. */
  readonly namespace?: string;
  readonly name?: string;
}

export interface AccessAnswer {
  readonly allowed: boolean;
  /** The authorizer's words, where it has any. */
  readonly reason?: string;
}

/** Single objects of any kind. Every failure is a ClusterFailure; an aborted signal rejects with its AbortError. */
export interface ObjectApi {
  /** As the API server has it; `notFound` also where the cluster does not know the kind. */
  read(key: ObjectKey, signal: AbortSignal): Promise<ClusterObject>;
  write(change: Change, signal: AbortSignal): Promise<Written>;
  may(question: AccessQuestion, signal: AbortSignal): Promise<AccessAnswer>;
}

export function createObjectApi(server: ApiServer, transport: Transport): ObjectApi {
  const resources = createResourceMap(transport, server.where.context);

  async function pathsOf(key: ObjectKey, signal: AbortSignal): Promise<ObjectPaths> {
    const { plural, namespaced } = await resources.find(key, signal);
    const scope = namespaced ? `/namespaces/${encodeURIComponent(key.namespace ?? 'default')}` : '';
    const collection = `${apiPath(key.apiVersion)}${scope}/${plural}`;
    return { collection, object: `${collection}/${encodeURIComponent(key.name)}` };
  }

  return {
    read: async (key, signal) => asObject(await transport.json((await pathsOf(key, signal)).object, signal)),
    async write(change, signal) {
      const request = requestOf(change, await pathsOf(keyOfChange(change), signal));
      const { value, warnings } = await transport.send(request, signal);
      return { object: asObject(value), warnings };
    },
    async may({ user, ...resourceAttributes }, signal) {
      const kind = user === undefined ? 'SelfSubjectAccessReview' : 'SubjectAccessReview';
      const spec = { ...(user !== undefined && { user, groups: groupsOf(user) }), resourceAttributes };
      const review = { apiVersion: 'authorization.k8s.io/v1', kind, spec };
      const path = `/apis/authorization.k8s.io/v1/${kind.toLowerCase()}s`;
      const answer = await transport.send(
        { method: 'POST', path, body: { type: 'application/json', text: JSON.stringify(review) } },
        signal,
      );
      const status = recordOf(asObject(answer.value)['status']);
      const reason = textOf(status['reason']);
      return { allowed: status['allowed'] === true, ...(reason !== undefined && { reason }) };
    },
  };
}

/** A service account is in two groups by being one: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens */
function groupsOf(user: string): readonly string[] {
  const namespace = /^system:serviceaccount:([^:]+):/.exec(user)?.[1];
  const all = ['system:authenticated'];
  return namespace === undefined ? all : [...all, 'system:serviceaccounts', `system:serviceaccounts:${namespace}`];
}
