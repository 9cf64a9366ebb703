/** One allowance, in the manner of RBAC: the verbs on the resources, in one namespace or, where none is named, in all of them. */
interface Rule {
  readonly namespace?: string;
  readonly verbs: readonly string[];
  /** Plurals; a subresource is named with its resource: `pods/portforward`. `*` is all of them. */
  readonly resources: readonly string[];
}

export interface User {
  readonly name: string;
  readonly token: string;
  readonly allow: readonly Rule[];
  /** Namespace of the user's context in the kubeconfig. */
  readonly namespace?: string;
}

export const administrator: User = { name: 'admin', token: 'admin-token', allow: [{ verbs: ['*'], resources: ['*'] }] };

/** May look at the Services and pods of one namespace, and at nothing else. */
export const limited: User = {
  name: 'limited',
  token: 'limited-token',
  namespace: 'default',
  allow: [{ namespace: 'default', verbs: ['get', 'list', 'watch'], resources: ['services', 'pods'] }],
};

export interface Access {
  readonly verb: string;
  readonly plural: string;
  readonly subresource?: string;
  readonly namespace?: string;
}

export function mayDo({ allow }: User, { verb, plural, subresource, namespace }: Access): boolean {
  const path = subresource === undefined ? plural : `${plural}/${subresource}`;
  return allow.some(
    rule => (rule.namespace === undefined || rule.namespace === namespace) && includes(rule.verbs, verb) && includes(rule.resources, path),
  );
}

const includes = (list: readonly string[], wanted: string): boolean => list.includes('*') || list.includes(wanted);

export type Login = { readonly kind: 'user'; readonly user: User } | { readonly kind: 'anonymous' } | { readonly kind: 'refused' };

/** Who sends a request with this `Authorization` header. As the real one: no token is anonymous (and then 403), a wrong one is refused (401). */
export function authenticate(users: readonly User[], expired: ReadonlySet<string>, header: string | undefined): Login {
  if (header === undefined) return { kind: 'anonymous' };
  const token = /^Bearer\s+(.+)$/i.exec(header)?.[1];
  const user = users.find(candidate => candidate.token === token);
  return user === undefined || expired.has(user.name) ? { kind: 'refused' } : { kind: 'user', user };
}
