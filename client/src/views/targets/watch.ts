import * as vscode from 'vscode';
import { messages, type ScrapeJob } from '../../../../server/src/protocol.ts';
import { readSetting } from '../../editor/contributed.ts';
import type { Language } from '../../language/client.ts';
import { isPrometheusFailure, type ActiveTarget, type PrometheusError } from '../../prometheus/api.ts';
import { byScrapePool } from '../../prometheus/targets.ts';
import type { Servers } from '../../connections/servers.ts';

/** What is known of the targets of the Prometheus server in use. */
export type TargetsState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly pools: ReadonlyMap<string, readonly ActiveTarget[]> }
  | { readonly kind: 'failed'; readonly error: PrometheusError };

/** Asks Prometheus for its targets again and again, but only while an editor shows a config with scrape jobs. */
export interface TargetWatch extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  readonly state: TargetsState;
  /** Jobs of the configs to be seen now, by URI. */
  readonly jobs: ReadonlyMap<string, readonly ScrapeJob[]>;
  /** Asks at once. */
  refresh(): void;
}

export interface TargetWatchOptions {
  readonly language: Language;
  readonly servers: Servers;
  readonly log: vscode.LogOutputChannel;
}

/** Typing asks for the jobs again once it rests. */
const typingRestMs = 300;
/** For so many jobs their pools are asked for one by one: all targets of a large Prometheus are many megabytes. */
const mostNamed = 10;
/** An answer that takes long costs Prometheus and us something: it is asked for again after so many times what it took at the soonest. */
const restFactor = 20;

export function createTargetWatch({ language, servers, log }: TargetWatchOptions): TargetWatch {
  const changed = new vscode.EventEmitter<void>();
  let state: TargetsState = { kind: 'unknown' };
  let jobs: ReadonlyMap<string, readonly ScrapeJob[]> = new Map();
  let looking = new AbortController();
  let polling = new AbortController();
  let nextPoll: NodeJS.Timeout | undefined;
  let nextLook: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    looking.abort();
    looking = new AbortController();
    const { signal } = looking;
    const documents = vscode.window.visibleTextEditors.map(({ document }) => document).filter(({ languageId }) => languageId === 'yaml');
    const uris = [...new Set(documents.map(({ uri }) => uri.toString()))];
    try {
      const found = await Promise.all(uris.map(async uri => [uri, await language.request(messages.scrapeJobs, { uri }, signal)] as const));
      // A later look knows the texts better.
      if (signal.aborted) return;
      show(new Map(found.filter(([, own]) => own.length > 0)));
    } catch (error) {
      if (!signal.aborted) log.warn(`The scrape jobs of the open files are not known: ${String(error)}`);
    }
  };
  const show = (found: typeof jobs): void => {
    const before = new Set(namesOf(jobs));
    jobs = found;
    changed.fire();
    const names = namesOf(jobs);
    if (jobs.size === 0) stop();
    else if (before.size === 0 || names.some(name => !before.has(name))) poll();
  };
  const lookSoon = (waitMs: number): void => {
    clearTimeout(nextLook);
    nextLook = setTimeout(() => void look(), waitMs);
  };

  const stop = (): void => {
    polling.abort();
    clearTimeout(nextPoll);
  };
  const poll = (): void => {
    stop();
    polling = new AbortController();
    const { signal } = polling;
    const told = (answer: TargetsState): void => {
      if (signal.aborted) return;
      state = answer;
      changed.fire();
    };
    const started = performance.now();
    ask(servers, namesOf(jobs), signal)
      .then(told)
      .catch((error: unknown) => signal.aborted || log.error(`Asking Prometheus for its targets failed: ${String(error)}`))
      .finally(() => {
        const restMs = Math.max(readSetting('targets.refreshSeconds') * 1000, (performance.now() - started) * restFactor);
        if (!signal.aborted && mayAnswer(state)) nextPoll = setTimeout(poll, restMs);
      });
  };

  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeVisibleTextEditors(() => lookSoon(0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => document.languageId === 'yaml' && lookSoon(typingRestMs)),
    language.onDidChangeState(({ kind }) => kind === 'running' && lookSoon(0)),
    servers.onDidChange(what => {
      if (what !== 'server') return;
      state = { kind: 'unknown' };
      changed.fire();
      if (jobs.size > 0) poll();
    }),
  );

  return {
    onDidChange: changed.event,
    get state() {
      return state;
    },
    get jobs() {
      return jobs;
    },
    refresh: () => {
      if (jobs.size > 0) poll();
    },
    dispose: () => {
      looking.abort();
      stop();
      clearTimeout(nextLook);
      subscriptions.dispose();
    },
  };
}

/** Without a server or without trust nobody is asked; a change of either is told of. */
function mayAnswer(state: TargetsState): boolean {
  return state.kind !== 'failed' || (state.error.kind !== 'noServer' && state.error.kind !== 'untrusted');
}

const namesOf = (jobs: TargetWatch['jobs']): readonly string[] => [...new Set([...jobs.values()].flat().map(({ name }) => name))];

async function ask(servers: Servers, names: readonly string[], signal: AbortSignal): Promise<TargetsState> {
  try {
    const api = await servers.connect();
    if (names.length > mostNamed) return { kind: 'known', pools: byScrapePool(await api.activeTargets(signal)) };
    const pools = new Map<string, readonly ActiveTarget[]>();
    for (const name of names) {
      // A Prometheus too old for the question gives those of all pools.
      const targets = byScrapePool(await api.activeTargets(signal, name)).get(name);
      if (targets !== undefined) pools.set(name, targets);
    }
    return { kind: 'known', pools };
  } catch (error) {
    if (isPrometheusFailure(error)) return { kind: 'failed', error: error.error };
    throw error;
  }
}
