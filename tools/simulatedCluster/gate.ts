import type { IncomingMessage } from 'node:http';
import { assertNever } from '../../client/src/util/assertNever.ts';
import type { ClusterContext } from './context.ts';
import { probes } from './discovery.ts';
import { routeOf, verbOf, type ResourceAccess } from './route.ts';
import { forbidden, forbiddenPath, noSuchResource, unauthorized, type Status } from './status.ts';
import { authenticate, mayDo, type User } from './users.ts';

export interface ResourceRequest {
  readonly kind: 'resource';
  readonly verb: string;
  readonly access: ResourceAccess;
  readonly url: URL;
  readonly user: User;
}

/** A request that was let in, or the Status that turns it away. */
export type Gate =
  | ResourceRequest
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'refused'; readonly status: Status };

/** Who asks, for what, and may they? The same for plain requests and WebSockets. */
export function admitRequest({ users, expired }: ClusterContext, request: IncomingMessage): Gate {
  const url = new URL(request.url ?? '/', 'http://simulated');
  const login = authenticate(users, expired, request.headers.authorization);
  if (login.kind === 'refused') return { kind: 'refused', status: unauthorized() };
  const user: User = login.kind === 'user' ? login.user : { name: 'system:anonymous', token: '', allow: [] };
  const route = routeOf(url.pathname);
  switch (route.kind) {
    case 'unknownResource':
      return { kind: 'refused', status: noSuchResource() };
    case 'path':
      if (login.kind === 'anonymous' && !probes.has(route.path)) return { kind: 'refused', status: forbiddenPath(user.name, route.path) };
      return { kind: 'path', path: route.path };
    case 'resource': {
      const { access } = route;
      const verb = verbOf(request.method ?? 'GET', access, isWatch(url));
      // Whoever is known may ask what he may do.
      const asksItself = access.resource.kind === 'SelfSubjectAccessReview' && login.kind === 'user';
      if (!asksItself && !mayDo(user, { ...access, plural: access.resource.plural, verb }))
        return { kind: 'refused', status: forbidden({ ...access, user: user.name, verb }) };
      return { kind: 'resource', verb, access, url, user };
    }
    default:
      return assertNever(route);
  }
}

const isWatch = (url: URL): boolean => ['1', 'true'].includes(url.searchParams.get('watch') ?? '');
