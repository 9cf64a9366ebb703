import type { ClusterApi } from '../cluster/api.ts';
import type { Change, Written } from '../cluster/changes.ts';
import { ClusterFailure, isClusterFailure } from '../cluster/model.ts';
import { keyOf, type ObjectKey } from '../cluster/objects.ts';
import { isPrometheusFailure, type PrometheusApi } from '../prometheus/api.ts';
import { isCancellation, throwIfAborted } from '../util/abort.ts';
import { sentText } from './changeReport.ts';
import { verdictOn, type WritePolicy } from './writePolicy.ts';

/** What is about to be done, for the person to agree to. */
export interface WriteQuestion {
  /** Context of a cluster, or name of a Prometheus server. */
  readonly where: string;
  readonly verb: Change['kind'] | 'reload';
  /** Absent for a reload. */
  readonly object?: ObjectKey;
}

export interface WritesOptions {
  readonly policy: () => WritePolicy;
  /** Asks before each write to production; rejects with an AbortError where the person does not agree. */
  readonly confirm: (question: WriteQuestion, signal: AbortSignal) => Promise<void>;
  /** The list of all that was written. */
  readonly list: { appendLine(line: string): void };
  readonly withWriter: <T>(context: string, use: (api: ClusterApi) => Promise<T>) => Promise<T>;
  readonly now: () => Date;
}

/** The one door through which anything is written to a cluster or a Prometheus server. */
export interface Writes {
  /** Rejects with a ClusterFailure `readOnly` or `untrusted` where nothing may be written. */
  check(where: string): void;
  /** One write of one object. A dry run asks nobody and is not listed, for nothing comes of it. */
  write(context: string, change: Change, signal: AbortSignal): Promise<Written>;
  reload(server: ReloadTarget, signal: AbortSignal): Promise<void>;
  /** Reloads as often as it takes, asked for once: a changed file arrives in its pod late. */
  reloader(server: ReloadTarget, signal: AbortSignal): Promise<() => Promise<void>>;
}

export interface ReloadTarget {
  readonly name: string;
  readonly api: PrometheusApi;
}

export function createWrites({ policy, confirm, list, withWriter, now }: WritesOptions): Writes {
  const check = (where: string): 'free' | 'ask' => {
    const verdict = verdictOn(where, policy());
    if (verdict.kind === 'refused') throw new ClusterFailure(verdict.error);
    return verdict.kind;
  };

  async function agreed(question: WriteQuestion, signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    if (check(question.where) === 'ask') await confirm(question, signal);
    throwIfAborted(signal);
  }

  async function listed<T>(question: WriteQuestion, sent: string, send: () => Promise<T>): Promise<T> {
    check(question.where);
    const title = `${now().toISOString()} ${question.where}: ${titleOf(question)}`;
    try {
      const answer = await send();
      list.appendLine(`${title}: done${sent === '' ? '' : `\n${sent}`}`);
      return answer;
    } catch (error) {
      list.appendLine(`${title}: ${outcomeOf(error)}${sent === '' ? '' : `\n${sent}`}`);
      throw error;
    }
  }

  async function reloader({ name, api }: ReloadTarget, signal: AbortSignal): Promise<() => Promise<void>> {
    const question: WriteQuestion = { where: name, verb: 'reload' };
    await agreed(question, signal);
    return () => listed(question, '', () => api.reload(signal));
  }

  return {
    check: where => void check(where),
    async write(context, change, signal) {
      const send = (): Promise<Written> => withWriter(context, api => api.write(change, signal));
      if (change.dryRun === true) return dryRun(policy(), context, send);
      const object = change.kind === 'patch' || change.kind === 'delete' ? change.key : keyOf(change.object);
      const question: WriteQuestion = { where: context, verb: change.kind, object };
      await agreed(question, signal);
      return listed(question, sentText(change), send);
    },
    reload: async (server, signal) => (await reloader(server, signal))(),
    reloader,
  };
}

/** Nothing is stored, so only trust is asked for: it sends a request with the person's login. */
async function dryRun<T>(policy: WritePolicy, context: string, send: () => Promise<T>): Promise<T> {
  const verdict = verdictOn(context, { ...policy, readOnly: false });
  if (verdict.kind === 'refused') throw new ClusterFailure(verdict.error);
  return send();
}

/** `update ConfigMap monitoring/prometheus`. */
export function titleOf({ verb, object }: Pick<WriteQuestion, 'verb' | 'object'>): string {
  if (object === undefined) return verb;
  return `${verb} ${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`;
}

/** What did not come back may have been done all the same, and the list says so. */
function outcomeOf(error: unknown): string {
  if (isCancellation(error)) return 'cancelled after it was sent: it may have been done or not';
  if (isClusterFailure(error)) {
    const { kind, message } = error.error;
    const unknown = kind === 'unreachable' || kind === 'timeout';
    return unknown ? `no answer, so it may have been done or not. ${message}` : `not done. ${message}`;
  }
  if (isPrometheusFailure(error)) return `failed. ${error.error.message}`;
  return `failed. ${String(error)}`;
}
