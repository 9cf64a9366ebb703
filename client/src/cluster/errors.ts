import { assertNever } from '../util/assertNever.ts';
import { type ClusterError, ClusterFailure, isClusterFailure } from './model.ts';
import { networkFault, type NetworkFault } from './networkFault.ts';
import { isAboutObject, type Refusal, refusalOf } from './status.ts';

/** Whom a failure is about: named in every message, so that with five clusters open a person knows which one it was. */
export interface Where {
  readonly context: string;
  readonly server: string;
  /** Address of the proxy before it, without a password. */
  readonly proxy?: string;
}

/** An answer that is not a success, in plain words around the API server's own. */
export interface FailedAnswer {
  readonly status: number;
  /** The answer's text, perhaps cut. */
  readonly body: string;
  /** The Retry-After header. */
  readonly retryAfter?: string;
}

/** A request that got no answer: the network, TLS or time was against it. A ClusterFailure passes unchanged. */
export function requestFailure(error: unknown, where: Where): ClusterFailure {
  if (isClusterFailure(error)) return error;
  return new ClusterFailure(networkError(networkFault(error), where), { cause: error });
}

/** Statuses as in https://kubernetes.io/docs/reference/using-api/api-concepts/ and the API conventions' "HTTP Status codes". */
export function statusFailure(answer: FailedAnswer, where: Where): ClusterFailure {
  return new ClusterFailure(statusError(answer, where));
}

function networkError(fault: NetworkFault, { context, server, proxy }: Where): ClusterError {
  // What cannot be connected to then is the proxy: it alone speaks to the server.
  if (proxy !== undefined && (fault.kind === 'refused' || fault.kind === 'unknownHost')) return proxyError({ context, server, proxy });
  const of = `of context "${context}"`;
  switch (fault.kind) {
    case 'refused':
      return {
        kind: 'unreachable',
        message: `Nothing listens at ${server}, the API server ${of}. Start the cluster or correct the address in the kubeconfig, then retry.`,
      };
    case 'unknownHost':
      return {
        kind: 'unreachable',
        message: `The host of ${server}, the API server ${of}, is not known here. Check the address in the kubeconfig, and the VPN or DNS that the cluster needs, then retry.`,
      };
    case 'timeout':
      return {
        kind: 'timeout',
        message: `The API server ${of}, ${server}, did not answer in time. Check that the cluster is running and that the VPN it needs is on, then retry.`,
      };
    case 'untrustedCertificate':
      return {
        kind: 'tls',
        message: `The certificate of ${server} is not trusted: ${fault.detail}. Put the cluster's CA into certificate-authority-data of context "${context}" in the kubeconfig, then retry.`,
      };
    case 'wrongHostCertificate':
      return {
        kind: 'tls',
        message: `The certificate of ${server} was made for another name: ${fault.detail}. Use a name it was made for as the server of context "${context}" in the kubeconfig, or set tls-server-name.`,
      };
    case 'expiredCertificate':
      return {
        kind: 'tls',
        message: `The certificate of ${server} is expired or not valid yet. Renew it, or correct this machine's clock, then retry.`,
      };
    case 'handshake':
      return {
        kind: 'tls',
        message: `No TLS connection to ${server} could be made: ${fault.detail}. Check in the kubeconfig that context "${context}" names the right server address, CA and client certificate.`,
      };
    case 'tooLarge':
      return {
        kind: 'malformed',
        message: `The answer of ${server} has headers that are too large to read. Check what stands between this machine and the API server.`,
      };
    case 'other':
      return {
        kind: 'unreachable',
        message: `The connection to ${server}, the API server ${of}, failed: ${fault.detail}. Check that the cluster is running and can be reached, then retry.`,
      };
    default:
      return assertNever(fault);
  }
}

function proxyError({ context, server, proxy }: Required<Where>): ClusterError {
  return {
    kind: 'unreachable',
    message: `The proxy ${proxy} on the way to ${server}, the API server of context "${context}", does not answer. Check proxy-url in the kubeconfig, or HTTPS_PROXY and NO_PROXY where the editor was started, then retry.`,
  };
}

function statusError(answer: FailedAnswer, { context, server }: Where): ClusterError {
  const { status } = answer;
  const refusal = refusalOf(answer.body);
  const says = own(refusal.message ?? answer.body.replace(/<[^>]*>/g, ' '));
  switch (status) {
    case 401:
      return {
        kind: 'login',
        message: `The login of context "${context}" is not accepted by ${server}: it has expired or never was valid. Sign in again in a terminal, then retry.`,
      };
    case 403:
      return {
        kind: 'forbidden',
        message: `This is not allowed to the user of context "${context}": ${says} Ask the cluster's administrator for the right, or choose another context.`,
      };
    case 404:
      return {
        kind: 'notFound',
        message: `${server} does not have this: ${says} It may have been deleted meanwhile; refresh and try again.`,
      };
    case 409:
      return conflictError(says, refusal);
    case 422:
      return invalidError(says, refusal);
    case 429: {
      const seconds = retryAfterSeconds(answer.retryAfter);
      const when = seconds === undefined ? 'in a while' : `in ${seconds} s`;
      return {
        kind: 'throttled',
        message: `${server} asks for fewer requests: ${says} Try again ${when}.`,
        ...(seconds !== undefined && { retryAfterSeconds: seconds }),
      };
    }
    default:
      if (status === 400 && isAboutObject(refusal.message ?? '')) return invalidError(says, refusal);
      return {
        kind: 'server',
        status,
        message: `${server}, the API server of context "${context}", answered with status ${status}: ${says} Retry, and look into the API server's log where it stays so.`,
      };
  }
}

function conflictError(says: string, { reason, causes }: Refusal): ClusterError {
  if (reason === 'AlreadyExists') {
    return {
      kind: 'conflict',
      reason: 'exists',
      message: `There is such an object already: ${says} Change that one, or choose another name.`,
    };
  }
  if (causes.length > 0) {
    return {
      kind: 'conflict',
      reason: 'fields',
      fields: causes,
      message: `Others manage some of these fields: ${says} Leave them out, or take them over by force.`,
    };
  }
  return {
    kind: 'conflict',
    reason: 'version',
    message: `The object was changed by someone else meanwhile: ${says} Refresh and try again.`,
  };
}

function invalidError(says: string, { causes }: Refusal): ClusterError {
  return { kind: 'invalid', fields: causes, message: `The API server refuses the object: ${says} Correct it and try again.` };
}

/** What the API server says, as one sentence of bearable length. */
function own(text: string): string {
  const said = text.replace(/\s+/g, ' ').trim();
  if (said === '') return 'it gave no reason.';
  const short = said.length > 300 ? `${said.slice(0, 299)}…` : said;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

/** RFC 9110: seconds, or a date; the API server only sends seconds. */
function retryAfterSeconds(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
}
