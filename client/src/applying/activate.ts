import { isPrometheusFailure, type PrometheusApi } from '../prometheus/api.ts';
import { assertNever } from '../util/assertNever.ts';
import { isLoaded, type Loading } from './loadedConfig.ts';

export type Activation =
  | { readonly kind: 'loaded'; readonly newJobs: readonly string[] }
  /** Prometheus reads the new file and does not take it; it goes on with what it had. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** `/-/reload` is off: the Lifecycle API is not enabled. */
  | { readonly kind: 'lifecycleOff' }
  /** Reloaded for minutes, and it still has what it had before. */
  | { readonly kind: 'notArrived' };

export interface Activating extends Omit<Loading, 'now'> {
  readonly api: PrometheusApi;
  readonly reload: () => Promise<void>;
  /** Rejects with an AbortError once the person gives up. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const pollMs = 5000;
/** A kubelet brings mounted ConfigMaps up to date within its sync period and cache: a minute, at times two. */
const attempts = 36;
/** A file of the new version may be half there while the kubelet swaps it; a refusal counts when it stays. */
const refusals = 2;

/** Reloads until Prometheus has loaded what was applied: the file arrives in its pod only some time after the write. */
export async function activate(options: Activating): Promise<Activation> {
  const { applied, before, jobsOf, wait } = options;
  let refused = 0;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const look = await reloadAndLook(options);
    switch (look.kind) {
      case 'lifecycleOff':
        return look;
      case 'refused':
        refused += 1;
        if (refused >= refusals) return look;
        break;
      case 'away':
        break;
      case 'answers': {
        refused = 0;
        if (!isLoaded({ applied, before, jobsOf, now: look.now })) break;
        const known = new Set(jobsOf(before));
        return { kind: 'loaded', newJobs: jobsOf(applied).filter(job => !known.has(job)) };
      }
      default:
        assertNever(look);
    }
    await wait(pollMs);
  }
  return { kind: 'notArrived' };
}

type Look =
  | Extract<Activation, { readonly kind: 'refused' | 'lifecycleOff' }>
  /** Restarted meanwhile, or on its way back. */
  | { readonly kind: 'away' }
  | { readonly kind: 'answers'; readonly now: string };

async function reloadAndLook({ api, reload, signal }: Activating): Promise<Look> {
  try {
    await reload();
    return { kind: 'answers', now: await api.loadedConfig(signal) };
  } catch (error) {
    if (!isPrometheusFailure(error)) throw error;
    const { kind, message } = error.error;
    if (kind === 'http' && error.error.status === 403 && message.includes('--web.enable-lifecycle')) return { kind: 'lifecycleOff' };
    if (kind === 'http' && error.error.status === 500) return { kind: 'refused', reason: message };
    if (kind === 'unreachable' || kind === 'timeout' || (kind === 'http' && error.error.status === 503)) return { kind: 'away' };
    throw error;
  }
}
