import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ClusterContext } from './context.ts';
import { discoveryAnswer } from './discovery.ts';
import { inflict } from './faults.ts';
import { admitRequest, type ResourceRequest } from './gate.ts';
import { answerList, selectorOf } from './list.ts';
import { wantsMetadata } from './partial.ts';
import { passOn, resolveProxy } from './proxy.ts';
import { badRequest, internalError, noSuchResource, notAllowed, notFound, success, type Status } from './status.ts';
import { remove, write } from './writing.ts';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers one HTTP request, from the faults to the object. */
export async function answer(context: ClusterContext, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const fault = context.injections.take(`${request.method} ${request.url}`);
  const outcome = fault === undefined ? ({ kind: 'proceed' } as const) : await inflict(fault, request, response);
  if (outcome.kind === 'done') return;
  if (outcome.kind === 'status') return sendStatus(response, outcome.status);
  const gate = admitRequest(context, request);
  switch (gate.kind) {
    case 'refused':
      return sendStatus(response, gate.status);
    case 'path':
      return answerPath(gate.path, exchange);
    case 'resource':
      return answerResource(context, gate, exchange);
  }
}

function answerPath(path: string, { request, response }: Exchange): void {
  const found = discoveryAnswer(path, request.headers.host ?? '');
  if (typeof found === 'object') return send(response, 200, found);
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'text/plain; charset=utf-8' }).end(found ?? '404 page not found\n');
}

async function answerResource(context: ClusterContext, gate: ResourceRequest, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const { access, verb, url } = gate;
  const { resource, namespace, name = '', subresource } = access;
  const metadataOnly = wantsMetadata(request.headers.accept);
  if (subresource === 'proxy') {
    const resolved = resolveProxy(context.store, context.backends, access);
    if (!resolved.ok) return sendStatus(response, resolved.status);
    const fail = (status: Status): void => sendStatus(response, status);
    return passOn(request, response, { ...resolved, path: `${access.rest}${url.search}`, fail });
  }
  if (subresource === 'portforward') return sendStatus(response, badRequest('Upgrade request required'));
  if (subresource !== undefined) return sendStatus(response, noSuchResource());
  switch (verb) {
    case 'get': {
      const object = context.store.get(resource, name, namespace);
      return object === undefined ? sendStatus(response, notFound(resource, name)) : send(response, 200, object);
    }
    case 'list': {
      const listed = answerList(context.store, { resource, namespace, metadataOnly }, url.searchParams);
      return listed.ok ? send(response, 200, listed.list) : sendStatus(response, listed.status);
    }
    case 'watch':
      return answerWatch(context, gate, exchange);
    case 'delete': {
      const deleted = await remove(context, gate, request);
      if (!deleted.ok) return sendStatus(response, deleted.status);
      const { object } = deleted;
      return send(
        response,
        200,
        ['Service', 'ConfigMap', 'Secret'].includes(resource.kind) ? success(resource, name, object.metadata.uid ?? '') : object,
      );
    }
    case 'create':
    case 'update':
    case 'patch': {
      const written = await write(context, gate, request);
      if (!written.ok) return sendStatus(response, written.status);
      response.setHeader(
        'warning',
        written.warnings.map(warning => `299 - ${JSON.stringify(warning)}`),
      );
      return send(response, written.created ? 201 : 200, written.object);
    }
    default:
      return sendStatus(response, notAllowed());
  }
}

function answerWatch({ watches }: ClusterContext, { access, url }: ResourceRequest, { request, response }: Exchange): void {
  const query = url.searchParams;
  const version = query.get('resourceVersion') ?? '';
  const initial = query.get('sendInitialEvents') === 'true';
  const selector = selectorOf(query);
  if (!/^\d*$/.test(version))
    return sendStatus(response, badRequest(`resourceVersion: Invalid value: ${JSON.stringify(version)}: must be a number`));
  if (selector === undefined) return sendStatus(response, badRequest('unable to parse requirement: the selector is not valid'));
  watches.start(
    {
      scope: { resource: access.resource, namespace: access.namespace },
      selector,
      // As the real one: none or 0 means "whatever is there now, then what changes".
      from: initial || version === '' || version === '0' ? undefined : Number(version),
      metadataOnly: wantsMetadata(request.headers.accept),
      bookmarks: query.get('allowWatchBookmarks') === 'true',
      markInitialEnd: initial,
      timeoutSeconds: Number(query.get('timeoutSeconds') ?? 1800),
    },
    response,
  );
}

function sendStatus(response: ServerResponse, status: Status): void {
  const seconds = status.details?.retryAfterSeconds;
  if (seconds !== undefined) response.setHeader('retry-after', seconds);
  send(response, status.code, status);
}

export const sendError = (response: ServerResponse, error: unknown): void =>
  response.headersSent
    ? void response.destroy()
    : sendStatus(response, internalError(error instanceof Error ? error.message : String(error)));

function send(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
