import { assertNever } from '../util/assertNever.ts';
import { backoffMs } from '../util/backoff.ts';
import type { ClusterError } from './model.ts';

const connection = { baseMs: 1_000, maxMs: 60_000 };

/** For what only a person can put right, outside of this program: looked at again from time to time, lest it is never noticed. */
const slowMs = 120_000;

/**
 * How long to wait before trying again by oneself, after so many failures in a row; absent where only a person should: a login command may open a
 * browser, and a kubeconfig does not change by itself.
 */
export function retryAfterMs(error: ClusterError, failures: number, random: () => number = Math.random): number | undefined {
  switch (error.kind) {
    case 'unreachable':
    case 'timeout':
    case 'server':
    case 'conflict':
      return backoffMs(failures, connection, random);
    case 'throttled':
      return Math.max((error.retryAfterSeconds ?? 0) * 1_000, backoffMs(failures, connection, random));
    case 'forbidden':
    case 'notFound':
    case 'malformed':
    case 'invalid':
    case 'tls':
      return slowMs;
    case 'login':
    case 'kubeconfig':
    case 'unknownContext':
    case 'untrusted':
    case 'readOnly':
      return undefined;
    default:
      return assertNever(error);
  }
}
