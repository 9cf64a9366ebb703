import { addAbortSignal, type Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { abortError, throwIfAborted } from '../util/abort.ts';
import type { PodPort } from './api.ts';
import { type ApiServer, serverPath } from './apiServer.ts';
import { requestFailure, statusFailure } from './errors.ts';
import type { Credentials } from './kubeconfigLogin.ts';
import { PodStream } from './podStreamDuplex.ts';

const handshakeMs = 15_000;
const errorBytes = 64 * 1024;

/**
 * One connection to a pod's port through the API server, by WebSocket with the subprotocol that kubelets speak since Kubernetes 1.5.
 * Aborting the signal ends the stream too.
 */
export async function openPodStream(server: ApiServer, target: PodPort, signal: AbortSignal): Promise<Duplex> {
  throwIfAborted(signal);
  try {
    const socket = await openSocket(server, target, signal);
    return addAbortSignal(signal, new PodStream(socket, { target, where: server.where }));
  } catch (error) {
    throw signal.aborted ? abortError(signal) : requestFailure(error, server.where);
  }
}

async function openSocket(server: ApiServer, target: PodPort, signal: AbortSignal): Promise<WebSocket> {
  for (let attempt = 1; ; attempt++) {
    const credentials = await server.login.credentials(signal);
    const opened = await handshake(createSocket(server, target, credentials), signal);
    if (opened instanceof WebSocket) return opened;
    if (opened.status === 401 && attempt === 1 && server.login.renew()) continue;
    throw statusFailure(opened, server.where);
  }
}

function createSocket(server: ApiServer, { namespace, pod, port }: PodPort, { headers, tls, proxyAgent }: Credentials): WebSocket {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/portforward?ports=${port}`;
  const url = `${server.url.origin.replace(/^http/, 'ws')}${serverPath(server, path)}`;
  return new WebSocket(url, 'v4.channel.k8s.io', {
    ...tls,
    headers: { ...headers, 'user-agent': 'prometheus-workbench' },
    handshakeTimeout: handshakeMs,
    perMessageDeflate: false,
    skipUTF8Validation: true,
    ...(proxyAgent !== undefined && { agent: proxyAgent }),
  });
}

interface Refusal {
  readonly status: number;
  readonly body: string;
}

function handshake(socket: WebSocket, signal: AbortSignal): Promise<WebSocket | Refusal> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => socket.terminate();
    signal.addEventListener('abort', cancel, { once: true });
    const settled = (): void => signal.removeEventListener('abort', cancel);
    socket.once('open', () => {
      settled();
      // Nothing may arrive before the stream listens.
      socket.pause();
      resolve(socket);
    });
    socket.once('unexpected-response', (_request, response) => {
      settled();
      void startOfText(response).then(body => resolve({ status: response.statusCode ?? 0, body }));
    });
    socket.on('error', error => {
      settled();
      reject(error);
    });
  });
}

async function startOfText(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response) {
      text += String(chunk);
      if (text.length > errorBytes) break;
    }
  } catch {
    // What came before the connection broke is all there is to say.
  }
  response.destroy();
  return text;
}
