import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { type RelayedAnswer, startOf } from './answerBody.ts';
import { ClusterFailure } from './model.ts';

interface StreamRequest {
  readonly scheme: 'http' | 'https';
  /** For the Host header. */
  readonly host: string;
  readonly path: string;
  readonly maxBytes: number;
}

/** One GET over a stream that leads to a port; the stream is closed after it. */
export async function fetchOverStream(stream: Duplex, request: StreamRequest, signal: AbortSignal): Promise<RelayedAnswer> {
  const { scheme, host, path, maxBytes } = request;
  try {
    // Nobody signs certificates for what is reached through a port-forward.
    const socket = scheme === 'https' ? tls.connect({ socket: stream, rejectUnauthorized: false }) : stream;
    const client = scheme === 'https' ? https : http;
    const outgoing = client.request({
      createConnection: () => socket,
      method: 'GET',
      path,
      headers: { host, connection: 'close' },
      signal,
    });
    const answered: Promise<http.IncomingMessage[]> = once(outgoing, 'response');
    outgoing.end();
    const [response] = await answered;
    if (response === undefined) throw new Error('no answer');
    return {
      status: response.statusCode ?? 0,
      contentType: response.headers['content-type'] ?? '',
      ...(await startOf(response, maxBytes)),
    };
  } catch (error) {
    if (signal.aborted || !(error instanceof Error) || error.name === 'ClusterFailure') throw error;
    throw new ClusterFailure(
      { kind: 'unreachable', message: `${host} did not answer HTTP: ${error.message}. Check the port and its scheme.` },
      { cause: error },
    );
  } finally {
    stream.destroy();
  }
}
