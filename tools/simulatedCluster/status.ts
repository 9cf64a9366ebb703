import type { Resource } from './resources.ts';

/** The API server's own answer where there is no object to answer with (meta/v1 Status). */
export interface Status {
  readonly kind: 'Status';
  readonly apiVersion: 'v1';
  readonly metadata: Record<string, never>;
  readonly status: 'Success' | 'Failure';
  readonly message?: string;
  readonly reason?: string;
  readonly details?: StatusDetails;
  readonly code: number;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly retryAfterSeconds?: number;
  readonly causes?: readonly StatusCause[];
}

export interface StatusCause {
  readonly reason?: string;
  readonly message: string;
  readonly field: string;
}

interface Failure {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly details?: StatusDetails;
}

export function failure({ code, reason, message, details }: Failure): Status {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, ...(details && { details }), code };
}

/** `services` in the core group, `deployments.apps` elsewhere: how the API server names a resource in a sentence. */
const qualified = ({ group, plural }: Resource): string => (group === '' ? plural : `${plural}.${group}`);

const detailsOf = (resource: Resource, name?: string): StatusDetails => ({
  ...(name !== undefined && { name }),
  ...(resource.group !== '' && { group: resource.group }),
  kind: resource.plural,
});

export const unauthorized = (): Status => failure({ code: 401, reason: 'Unauthorized', message: 'Unauthorized' });

export interface Attempt {
  readonly user: string;
  readonly verb: string;
  readonly resource: Resource;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

export function forbidden({ user, verb, resource, subresource, namespace, name }: Attempt): Status {
  const what = name === undefined ? qualified(resource) : `${qualified(resource)} "${name}"`;
  const path = subresource === undefined ? resource.plural : `${resource.plural}/${subresource}`;
  const where = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  return failure({
    code: 403,
    reason: 'Forbidden',
    message: `${what} is forbidden: User "${user}" cannot ${verb} resource "${path}" in API group "${resource.group}" ${where}`,
    details: detailsOf(resource, name),
  });
}

export const forbiddenPath = (user: string, path: string): Status =>
  failure({ code: 403, reason: 'Forbidden', message: `forbidden: User "${user}" cannot get path "${path}"`, details: {} });

export const notFound = (resource: Resource, name: string): Status =>
  failure({ code: 404, reason: 'NotFound', message: `${qualified(resource)} "${name}" not found`, details: detailsOf(resource, name) });

export const forbiddenInTerminating = (namespace: string): Status =>
  failure({
    code: 403,
    reason: 'Forbidden',
    message: `unable to create new content in namespace ${namespace} because it is being terminated`,
    details: {},
  });

export const noSuchResource = (): Status =>
  failure({ code: 404, reason: 'NotFound', message: 'the server could not find the requested resource', details: {} });

export const notAllowed = (): Status =>
  failure({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });

export const alreadyExists = (resource: Resource, name: string): Status =>
  failure({
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualified(resource)} "${name}" already exists`,
    details: detailsOf(resource, name),
  });

export const conflict = (resource: Resource, name: string): Status =>
  failure({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(resource)} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
    details: detailsOf(resource, name),
  });

/** The problem begins with the field that has it: `spec.ports: Required value`. */
export function invalid(resource: Resource, name: string, problem: string): Status {
  const [field = '', ...rest] = problem.split(': ');
  return failure({
    code: 422,
    reason: 'Invalid',
    message: `${resource.kind}${resource.group === '' ? '' : `.${resource.group}`} "${name}" is invalid: ${problem}`,
    details: { ...detailsOf(resource, name), kind: resource.kind, causes: [{ message: rest.join(': '), field }] },
  });
}

export const preconditionFailed = (resource: Resource, name: string, problem: string): Status =>
  failure({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(resource)} "${name}": Precondition failed: ${problem}`,
    details: detailsOf(resource, name),
  });

export function applyConflict(causes: readonly StatusCause[]): Status {
  const count = causes.length === 1 ? '1 conflict' : `${causes.length} conflicts`;
  const told = causes.map(({ message, field }) => `${message}: ${field}`).join('\n');
  return failure({ code: 409, reason: 'Conflict', message: `Apply failed with ${count}: ${told}`, details: { causes } });
}

export const strictDecoding = (resource: Resource, unknown: readonly string[]): Status =>
  badRequest(
    `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: strict decoding error: ${unknown.map(unknownField).join(', ')}`,
  );

export const unknownField = (field: string): string => `unknown field "${field}"`;

export const managerMissing = (): Status =>
  failure({
    code: 422,
    reason: 'Invalid',
    message: 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    details: { causes: [{ message: 'Required value: is required for apply patch', field: 'fieldManager' }] },
  });

export const badRequest = (message: string): Status => failure({ code: 400, reason: 'BadRequest', message });

export const expiredVersion = (asked: number, oldest: number): Status =>
  failure({ code: 410, reason: 'Expired', message: `too old resource version: ${asked} (${oldest})` });

export const expiredContinue = (): Status =>
  failure({ code: 410, reason: 'Expired', message: 'The provided continue parameter is too old to display a consistent list result.' });

export const tooManyRequests = (retryAfterSeconds: number): Status =>
  failure({
    code: 429,
    reason: 'TooManyRequests',
    message: 'Too many requests, please try again later.',
    details: { retryAfterSeconds },
  });

export const unsupportedPatch = (): Status =>
  failure({
    code: 415,
    reason: 'UnsupportedMediaType',
    message:
      'the body of the request was in an unknown format - accepted media types include: application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml',
  });

export const unavailable = (message: string): Status => failure({ code: 503, reason: 'ServiceUnavailable', message });

export const internalError = (message: string): Status =>
  failure({ code: 500, reason: 'InternalError', message: `Internal error occurred: ${message}`, details: {} });

export const success = (resource: Resource, name: string, uid: string): Status => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Success',
  details: { ...detailsOf(resource, name), uid },
  code: 200,
});
