/** Every answer of the HTTP API: `{status, data, errorType, error, warnings, infos}` inside an HTTP status, or anything at all instead. */
import { type PrometheusError, PrometheusFailure } from './api.ts';
import { asList, asObject, asString, parseJson, type JsonObject } from './json.ts';
import { positionIn } from './queryPosition.ts';
import type { HttpResponse } from './transport.ts';

export interface Success {
  readonly data: unknown;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** Of the request, milliseconds. */
  readonly durationMs: number;
}

export interface Asked {
  readonly url: URL;
  /** The expression, where one was sent: parse errors point into it. */
  readonly query?: string;
}

/** The data of an answer that succeeded; else a PrometheusFailure is thrown. */
export function openEnvelope(response: HttpResponse, asked: Asked): Success {
  const object = asObject(parseJson(response.text));
  const status = object?.['status'];
  if (object !== undefined && status === 'success') return { ...success(object), durationMs: response.durationMs };
  if (object !== undefined && status === 'error') throw new PrometheusFailure(apiError(object, response.status, asked.query));
  throw new PrometheusFailure(refusal(response, asked.url) ?? notPrometheus(response, asked.url));
}

/** What the HTTP status says by itself; undefined where it says that all is well. */
export function refusal(response: HttpResponse, url: URL): PrometheusError | undefined {
  const { status, location } = response;
  if (status >= 200 && status < 300) return undefined;
  const server = `Prometheus at ${url.origin}`;
  if (status === 401) {
    return { kind: 'login', status, message: `${server} wants a login (401). Set its credentials, or correct the ones that are set.` };
  }
  if (status === 403) {
    return { kind: 'login', status, message: `${server} does not allow this with the login that is set (403). Use one that may query it.` };
  }
  if (status >= 300 && status < 400) {
    const where = location ?? 'another address';
    return {
      kind: 'http',
      status,
      message: `${server} sends the request on to ${where}. If that is its new address, set it; if it is a sign-in page, set credentials.`,
    };
  }
  if (status === 404) {
    const message = `There is no Prometheus API at ${url.origin}${url.pathname} (404). Check the URL and its path prefix.`;
    return { kind: 'http', status, message };
  }
  const said = plainText(response);
  const reason = said === '' ? '' : `: ${said}`;
  if (status === 400 && /HTTPS server/.test(said)) {
    return { kind: 'tls', message: `${server} expects TLS. Write https:// in its URL.` };
  }
  return { kind: 'http', status, message: `${server} answered ${status}${reason}. ${adviceOn(status)}` };
}

function adviceOn(status: number): string {
  switch (status) {
    case 429:
      return 'It, or a proxy before it, wants fewer requests: try again in a while.';
    case 503:
      return 'It may still be starting: try again in a moment.';
    default:
      return 'Look into its log for the reason.';
  }
}

export function notPrometheus({ text, contentType }: HttpResponse, url: URL): PrometheusError {
  const what =
    /html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(text) ? 'a web page' : 'something that is not an answer of its API';
  const cure = 'Check the URL and its path prefix; if a sign-in page stands before it, set credentials.';
  return { kind: 'malformed', message: `Instead of Prometheus, ${url.origin}${url.pathname} answered with ${what}. ${cure}` };
}

/** A plain answer as part of a sentence; a web page has nothing that fits into one. */
export function plainText({ text, contentType }: HttpResponse): string {
  if (/html/i.test(contentType) || /^\s*</.test(text)) return '';
  return text.trim().slice(0, 500).replaceAll(/\s+/g, ' ').replace(/\.$/, '');
}

function success(object: JsonObject): Omit<Success, 'durationMs'> {
  return { data: object['data'], warnings: asList(object['warnings'], asString) ?? [], infos: asList(object['infos'], asString) ?? [] };
}

function apiError(object: JsonObject, status: number, query: string | undefined): PrometheusError {
  const errorType = asString(object['errorType']) ?? 'unknown';
  const error = asString(object['error']) ?? 'it gave no reason';
  const position = query === undefined ? undefined : positionIn(query, error);
  return { kind: 'api', errorType, status, message: apiMessage(errorType, error), ...(position === undefined ? {} : { position }) };
}

function apiMessage(errorType: string, error: string): string {
  const reason = error.replace(/^invalid parameter "[^"]*": (unknown position: )?/, '').replace(/\.$/, '');
  switch (errorType) {
    case 'bad_data':
      return `Prometheus cannot read the query: ${reason}.`;
    case 'execution':
      return `Prometheus could not evaluate the query: ${reason}.`;
    case 'timeout':
      return `Prometheus gave the query up: ${reason}. Ask for less, or raise its --query.timeout.`;
    case 'canceled':
      return `Prometheus stopped the query: ${reason}. Run it again.`;
    case 'unavailable':
      return `Prometheus cannot answer now: ${reason}. Try again in a moment.`;
    default:
      return `Prometheus answered with an error (${errorType}): ${reason}.`;
  }
}
