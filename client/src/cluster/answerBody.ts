import type { Dispatcher } from 'undici';
import type { Where } from './errors.ts';
import { ClusterFailure } from './model.ts';

type Body = Dispatcher.ResponseData['body'];
type Headers = Dispatcher.ResponseData['headers'];

/** What a pod or a Service answered through the API server. */
export interface RelayedAnswer {
  readonly status: number;
  /** Empty where it names none. */
  readonly contentType: string;
  readonly text: string;
  /** True where the text is only the beginning: the answer was longer than the limit. */
  readonly cut: boolean;
}

/** Enough of an error's text for any Status object. */
const errorBytes = 64 * 1024;

export async function errorText(body: Body): Promise<string> {
  return (await startOf(body, errorBytes)).text;
}

export async function relayedAnswer({ statusCode, headers, body }: Dispatcher.ResponseData, maxBytes: number): Promise<RelayedAnswer> {
  const type = headers['content-type'];
  return { status: statusCode, contentType: typeof type === 'string' ? type : '', ...(await startOf(body, maxBytes)) };
}

/** At most so many bytes of a stream as text; what comes after is not read. */
export async function startOf(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<{ text: string; cut: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxBytes) break;
  }
  const cut = bytes > maxBytes;
  // A character cut in half at the end is left out.
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes), { stream: cut });
  return { text, cut };
}

export async function wholeBody({ body, headers }: Dispatcher.ResponseData, maxBytes: number, where: Where): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    body.destroy();
    throw tooLarge(maxBytes, where);
  }
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes, where);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function parseJson(text: string, headers: Headers, where: Where): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const type = headers['content-type'];
    const got = typeof type === 'string' && !type.includes('json') ? ` but ${type.split(';', 1)[0]}` : '';
    throw new ClusterFailure(
      {
        kind: 'malformed',
        message: `${where.server} did not answer with JSON${got}. Check that the server of context "${where.context}" in the kubeconfig is a Kubernetes API server, with no login page or proxy before it.`,
      },
      { cause: error },
    );
  }
}

/** The texts of `Warning: 299 - "text"` headers, the one form the API server writes (RFC 7234, section 5.5). */
export function warningsOf(header: string | readonly string[] | undefined): readonly string[] {
  const headers = typeof header === 'string' ? [header] : (header ?? []);
  return headers.flatMap(one => [...one.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text.replace(/\\(.)/g, '$1')));
}

function tooLarge(maxBytes: number, where: Where): ClusterFailure {
  return new ClusterFailure({
    kind: 'malformed',
    message: `The answer of ${where.server} was larger than ${Math.round(maxBytes / 1024 / 1024)} MB and was not read. Look at one namespace instead of all, or check that context "${where.context}" names a Kubernetes API server.`,
  });
}
