import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { assertNever } from '../../client/src/util/assertNever.ts';
import { failure, internalError, tooManyRequests, type Status } from './status.ts';

/** What goes wrong with a request, instead of or before its answer. */
export type Fault =
  /** 429 with `Retry-After`. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  /** A Status object with this code. */
  | { readonly kind: 'status'; readonly code: number; readonly reason?: string; readonly message?: string }
  /** The real answer, late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** No answer at all; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The connection is reset. */
  | { readonly kind: 'reset' }
  /** 200 with this text, e.g. the page of a login portal. */
  | { readonly kind: 'text'; readonly body: string; readonly contentType?: string }
  /** 200 with a JSON list that does not end before this many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number };

export interface Injection {
  readonly fault: Fault;
  /** Which requests: tested against the method and the URL as sent, `GET /api/v1/services?watch=1`. All of them where absent. */
  readonly match?: RegExp;
  /** How many of them; every one where absent. */
  readonly times?: number;
}

export class Injections {
  #active: { readonly injection: Injection; left: number }[] = [];

  add(injection: Injection): { dispose(): void } {
    const entry = { injection, left: injection.times ?? Number.POSITIVE_INFINITY };
    this.#active.push(entry);
    return { dispose: () => (this.#active = this.#active.filter(other => other !== entry)) };
  }

  clear(): void {
    this.#active = [];
  }

  /** The fault of this request, counted as used. */
  take(request: string): Fault | undefined {
    const entry = this.#active.find(({ injection, left }) => left > 0 && (injection.match?.test(request) ?? true));
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.injection.fault;
  }
}

/** What `inflict` left of a request: it was answered (or never will be), a Status is to be sent, or it goes its usual way. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'status'; readonly status: Status } | { readonly kind: 'proceed' };

export async function inflict(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<Outcome> {
  switch (fault.kind) {
    case 'throttled':
      return { kind: 'status', status: tooManyRequests(fault.retryAfterSeconds) };
    case 'status':
      return { kind: 'status', status: statusOf(fault) };
    case 'slow':
      await delay(fault.milliseconds, undefined, { ref: false });
      return { kind: 'proceed' };
    case 'hang':
      return { kind: 'done' };
    case 'reset':
      request.socket.resetAndDestroy();
      return { kind: 'done' };
    case 'text':
      response.writeHead(200, { 'content-type': fault.contentType ?? 'text/html' }).end(fault.body);
      return { kind: 'done' };
    case 'huge':
      await flood(response, fault.bytes);
      return { kind: 'done' };
    default:
      return assertNever(fault);
  }
}

const statusOf = ({ code, reason, message }: { readonly code: number; readonly reason?: string; readonly message?: string }): Status =>
  code === 500 && reason === undefined
    ? internalError(message ?? 'an injected fault')
    : failure({ code, reason: reason ?? 'Unknown', message: message ?? `An injected answer with code ${code}.` });

async function flood(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  // Whoever asked may well hang up before the end.
  await pipeline(Readable.from(endlessList(bytes)), response).catch(() => response.destroy());
}

function* endlessList(bytes: number): Generator<string> {
  const item = `{"metadata":{"name":"filler","annotations":{"filler":"${'x'.repeat(1 << 20)}"}}}`;
  yield '{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[';
  for (let sent = 0; sent < bytes; sent += item.length) yield sent === 0 ? item : `,${item}`;
  yield ']}';
}
