import { resources, type Resource } from './resources.ts';

/** What a request's path and method ask for. */
export type Route =
  | { readonly kind: 'resource'; readonly access: ResourceAccess }
  /** /version, /healthz, discovery: paths that name no resource. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'unknownResource' };

export interface ResourceAccess {
  readonly resource: Resource;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
  /** What follows `.../proxy`, with its slash. */
  readonly rest: string;
}

/** Understands `/api/v1/...` and `/apis/GROUP/VERSION/...`, both with and without `namespaces/N`. */
export function routeOf(pathname: string): Route {
  const match = /^\/(?:api|apis\/(?<group>[^/]+))\/(?<version>v[^/]+)\/(?<tail>.+)$/.exec(pathname);
  const { group = '', version, tail = '' } = match?.groups ?? {};
  if (match === null) return { kind: 'path', path: pathname };
  const parts = tail.split('/').map(decodeURIComponent);
  // `namespaces/N` alone is the namespace itself; with more behind it, it is where the rest lives.
  const namespace = parts[0] === 'namespaces' && parts.length > 2 ? parts[1] : undefined;
  const [plural, name, subresource, ...rest] = namespace === undefined ? parts : parts.slice(2);
  const resource = resources.find(row => row.group === group && row.version === version && row.plural === plural);
  if (resource === undefined || (namespace !== undefined && !resource.namespaced)) return { kind: 'unknownResource' };
  return {
    kind: 'resource',
    access: {
      resource,
      ...(namespace !== undefined && { namespace }),
      ...(name !== undefined && name !== '' && { name }),
      ...(subresource !== undefined && { subresource }),
      rest: `/${rest.join('/')}`,
    },
  };
}

/** The verb that authorization asks about. */
export function verbOf(method: string, { name, subresource }: ResourceAccess, watching: boolean): string {
  if (subresource === 'portforward') return 'create';
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return name === undefined ? 'deletecollection' : 'delete';
    default:
      if (name !== undefined) return 'get';
      return watching ? 'watch' : 'list';
  }
}
