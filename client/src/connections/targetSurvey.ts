import type { EndpointSlice } from '../cluster/kinds/endpointSlice.ts';
import type { Service } from '../cluster/kinds/service.ts';
import { readSetting } from '../editor/contributed.ts';
import type { Known, ServiceTargets } from '../monitoring/chain/evidence.ts';
import { createTargetIndex, type TargetIndex } from '../monitoring/chain/targetIndex.ts';
import { isPrometheusFailure } from '../prometheus/api.ts';
import { Emitter, type Event } from '../util/event.ts';
import type { Log } from '../util/log.ts';
import type { Servers } from './servers.ts';

/** All targets of the Prometheus in use, asked for once for however many Services, while somebody shows them. */
export interface TargetSurvey {
  readonly onDidChange: Event<void>;
  /** Those of one Service; relabelling's dropped ones are not asked for here. */
  of(service: Service, slices: readonly EndpointSlice[]): Known<ServiceTargets>;
  /** Keeps them asked for; the first one asks at once. */
  hold(): { dispose(): void };
  /** Asks now, where somebody holds it. */
  refresh(): void;
  dispose(): void;
}

/** A badge may be this old: idle, we cost a Prometheus one request a minute. */
const everyMs = 60_000;

const notAsked: Known<TargetIndex> = { kind: 'unknown', message: 'Prometheus was not asked for its targets yet.' };

export interface TargetSurveyOptions {
  readonly servers: Servers;
  /** Where that Prometheus runs, as the cluster tells; undefined where nothing does. */
  readonly namespace: (signal: AbortSignal) => Promise<string | undefined>;
  readonly log: Log;
}

export function createTargetSurvey({ servers, namespace, log }: TargetSurveyOptions): TargetSurvey {
  const changed = new Emitter<void>();
  let known: Known<TargetIndex> = notAsked;
  let prometheusNamespace: string | undefined;
  let holders = 0;
  let asking = new AbortController();
  let next: NodeJS.Timeout | undefined;

  const stop = (): void => {
    asking.abort();
    clearTimeout(next);
  };
  const ask = (): void => {
    stop();
    asking = new AbortController();
    const { signal } = asking;
    Promise.all([index(servers, signal), prometheusNamespace ?? namespace(signal)])
      .then(([answer, runsIn]) => {
        if (signal.aborted) return;
        known = answer;
        prometheusNamespace = runsIn;
        changed.fire();
        if (servers.active !== undefined) next = setTimeout(ask, everyMs);
      })
      .catch((error: unknown) => signal.aborted || log.error(`The targets of Prometheus could not be read: ${String(error)}`));
  };
  const listener = servers.onDidChange(what => {
    if (what !== 'server') return;
    known = notAsked;
    prometheusNamespace = undefined;
    changed.fire();
    if (holders > 0) ask();
  });

  return {
    onDidChange: changed.event,
    of: (service, slices) => {
      if (known.kind !== 'known') return known;
      const question = { service, slices, clusterDomain: readSetting('clusterDomain') };
      return {
        kind: 'known',
        value: known.value.find(prometheusNamespace === undefined ? question : { ...question, prometheusNamespace }),
      };
    },
    hold: () => {
      holders += 1;
      if (holders === 1) ask();
      let held = true;
      return {
        dispose: () => {
          if (!held) return;
          held = false;
          holders -= 1;
          if (holders === 0) stop();
        },
      };
    },
    refresh: () => {
      if (holders > 0) ask();
    },
    dispose: () => {
      stop();
      listener.dispose();
      changed.dispose();
    },
  };
}

async function index(servers: Servers, signal: AbortSignal): Promise<Known<TargetIndex>> {
  try {
    const api = await servers.connect();
    const active = await api.activeTargets(signal);
    const pools = [...new Set(active.map(({ scrapePool }) => scrapePool))];
    return { kind: 'known', value: createTargetIndex(active, [], pools) };
  } catch (error) {
    if (!isPrometheusFailure(error)) throw error;
    const forbidden = error.error.kind === 'login';
    return { kind: forbidden ? 'forbidden' : 'unknown', message: error.message };
  }
}
