import type { FieldCause } from './model.ts';
import { isRecord, listOf, recordOf, textOf, type UnknownRecord } from './unknown.ts';

/** The API server's own answer where it refuses (meta/v1 Status), as far as the text of an answer is one. */
export interface Refusal {
  readonly message?: string;
  readonly reason?: string;
  readonly causes: readonly FieldCause[];
}

export function refusalOf(body: string): Refusal {
  const status = recordOf(parsed(body));
  const message = textOf(status['message']);
  const reason = textOf(status['reason']);
  const told = listOf(recordOf(status['details'])['causes']).map(cause => causeOf(recordOf(cause)));
  return {
    ...(message !== undefined && { message }),
    ...(reason !== undefined && { reason }),
    causes: told.length > 0 ? told : strictCauses(message ?? ''),
  };
}

/** Whether an answer that came through a proxy is the API server's own: a pod answers in its own words. */
export function isStatusText(body: string): boolean {
  const status = body.startsWith('{') ? parsed(body) : undefined;
  return isRecord(status) && status['kind'] === 'Status' && status['apiVersion'] === 'v1' && status['status'] === 'Failure';
}

/** Whether a 400 speaks of the object that was sent: read strictly, or not readable as its kind at all. */
export function isAboutObject(message: string): boolean {
  return /strict decoding error|cannot be handled as|field not declared in schema|failed to create (typed patch object|manager for)/.test(
    message,
  );
}

function causeOf(cause: UnknownRecord): FieldCause {
  return { field: textOf(cause['field']) ?? '', message: textOf(cause['message']) ?? textOf(cause['reason']) ?? '' };
}

/** What strict decoding and typed patches find is told in their sentence alone. */
function strictCauses(message: string): FieldCause[] {
  const strict = [...message.matchAll(/(unknown|duplicate) field "([^"]+)"/g)].map(([text, , field = '']) => ({ field, message: text }));
  const undeclared = [...message.matchAll(/(\.\S+): field not declared in schema/g)].map(([, field = '']) => ({
    field: field.replace(/^\./, ''),
    message: 'field not declared in schema',
  }));
  return [...strict, ...undeclared];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
