import { STATUS_CODES, ServerResponse, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import type { ClusterContext } from './context.ts';
import { inflict } from './faults.ts';
import { admitRequest } from './gate.ts';
import { isPod } from './objects.ts';
import { portForwardProtocol, servePortForward } from './portForward.ts';
import { badRequest, notFound, type Status } from './status.ts';

export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** Answers a request to become a WebSocket: a port-forward, or a refusal as a plain HTTP answer. */
export async function upgrade(context: ClusterContext, server: WebSocketServer, { request, socket, head }: Upgrade): Promise<void> {
  socket.on('error', () => socket.destroy());
  const fault = context.injections.take(`${request.method} ${request.url}`);
  const outcome = fault === undefined ? ({ kind: 'proceed' } as const) : await inflict(fault, request, responseOn(request));
  if (outcome.kind === 'done') return;
  if (outcome.kind === 'status') return refuse(socket, outcome.status);
  const gate = admitRequest(context, request);
  if (gate.kind === 'refused') return refuse(socket, gate.status);
  if (gate.kind === 'path' || gate.access.subresource !== 'portforward')
    return refuse(socket, badRequest('Only port-forward is served over WebSockets.'));
  const { resource, namespace, name = '' } = gate.access;
  const pod = context.store.get(resource, name, namespace);
  if (pod === undefined || !isPod(pod)) return refuse(socket, notFound(resource, name));
  if (pod.status?.phase !== 'Running') return refuse(socket, badRequest(`pod ${name} does not have a host assigned`));
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(protocol => protocol.trim());
  if (!offered.includes(portForwardProtocol))
    return refuse(socket, badRequest(`unable to upgrade: the subprotocol must be ${portForwardProtocol}`));
  const ports = gate.url.searchParams
    .getAll('ports')
    .flatMap(list => list.split(','))
    .map(Number);
  if (ports.length === 0 || ports.some(port => !Number.isInteger(port) || port < 1 || port > 65_535)) {
    return refuse(socket, badRequest('query parameter "ports" must name ports from 1 to 65535'));
  }
  const forwarded = ports.map(port => ({ port, endpoint: context.backends.of(pod, port) }));
  server.handleUpgrade(request, socket, head, webSocket => servePortForward(webSocket, forwarded, name));
}

/** Node gives an upgrade its bare socket; the faults that answer by themselves need a response on it. */
function responseOn(request: IncomingMessage): ServerResponse {
  const response = new ServerResponse(request);
  response.assignSocket(request.socket);
  response.on('finish', () => request.socket.end());
  return response;
}

function refuse(socket: Duplex, status: Status): void {
  const body = JSON.stringify(status);
  const seconds = status.details?.retryAfterSeconds;
  socket.end(
    [
      `HTTP/1.1 ${status.code} ${STATUS_CODES[status.code] ?? 'Unknown'}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(seconds === undefined ? [] : [`Retry-After: ${seconds}`]),
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
