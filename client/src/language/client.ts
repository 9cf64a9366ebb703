import { setImmediate as nextTurn } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { messages, type Requests, type ServerVersionParams } from '../../../server/src/protocol.ts';
import { clusterScheme, prefix } from '../editor/contributions.ts';
import { tokenOf } from '../editor/cancellation.ts';
import { createLookup } from '../prometheus/lookup.ts';
import type { Servers } from '../connections/servers.ts';
import { unlessAborted } from '../util/abort.ts';
import { answerHostRequests } from './hostRequests.ts';
import { targetsAmongJson } from './jsonTargets.ts';
import { followServerVersion } from './serverVersion.ts';

export type ServerRequest =
  | typeof messages.expressions
  | typeof messages.expressionAt
  | typeof messages.scrapeJobs
  | typeof messages.scrapeJobEdit;

export type LanguageState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped'; readonly reason: string };

/** The language server as commands and views ask it. */
export interface Language {
  readonly onDidChangeState: vscode.Event<LanguageState>;
  readonly state: LanguageState;
  /** Waits for the server to be ready. */
  request<M extends ServerRequest>(method: M, params: Requests[M]['params'], signal: AbortSignal): Promise<Requests[M]['result']>;
  /** Fails where the server does not come up. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

export interface LanguageOptions {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly servers: Servers;
}

/** Where a document may live: what cannot be written has no use for a check. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', clusterScheme];
const documentSelector = ['yaml', 'promql', 'json'].flatMap(language => schemes.map(scheme => ({ language, scheme })));

/** Starts the language server at once, without making the caller wait for it. */
export function createLanguage(options: LanguageOptions): Language {
  const changed = new vscode.EventEmitter<LanguageState>();
  /** What listens to the latest client; one that did not start leaves its listeners to the next. */
  let attached = vscode.Disposable.from();
  let state: LanguageState = { kind: 'starting' };
  const enter = (next: LanguageState): void => {
    state = next;
    changed.fire(next);
  };

  const start = async (): Promise<LanguageClient> => {
    const client = await createClient(options);
    const lookup = createLookup({ clock: () => performance.now() });
    attached.dispose();
    attached = vscode.Disposable.from(
      answerHostRequests(client, lookup, () => options.servers.connect()),
      await reportState(client, enter),
      { dispose: () => lookup.clear() },
      options.servers.onDidChange(what => {
        if (what !== 'server') return;
        lookup.clear();
        if (client.isRunning()) client.sendNotification(messages.lookupChanged).catch((error: unknown) => options.log.warn(String(error)));
      }),
    );
    await client.start();
    return client;
  };

  let client = start();
  const watchStart = (): void => {
    client.catch((error: unknown) => {
      options.log.error(`The language server did not start: ${String(error)}`);
      enter({ kind: 'stopped', reason: String(error) });
    });
  };
  watchStart();
  const versions = followServerVersion(options.servers, {
    onDidStart: listener => changed.event(({ kind }) => kind === 'running' && listener()),
    tell: async version => {
      const params: ServerVersionParams = { version };
      await (await client).sendNotification(messages.serverVersion, params);
    },
  });

  return {
    onDidChangeState: changed.event,
    get state() {
      return state;
    },
    request: async (method, params, signal) => {
      const running = await unlessAborted(client, signal);
      const cancel = tokenOf(signal);
      try {
        return await running.sendRequest<Requests[typeof method]['result']>(method, params, cancel.token);
      } finally {
        cancel.dispose();
      }
    },
    restart: async () => {
      enter({ kind: 'starting' });
      const running = await client.catch(() => undefined);
      if (running === undefined) {
        client = start();
        watchStart();
        await client;
      } else {
        await running.restart();
      }
    },
    dispose: async () => {
      versions.dispose();
      const running = await client.catch(() => undefined);
      attached.dispose();
      changed.dispose();
      await running?.dispose();
    },
  };
}

async function createClient({ extensionUri, log }: LanguageOptions): Promise<LanguageClient> {
  // In a turn of its own: loading the client takes longer than all of activation, and nobody waits for it.
  await nextTurn();
  const { LanguageClient, RevealOutputChannelOn, TransportKind } = await import('vscode-languageclient/node');
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const debug = { execArgv: ['--nolazy', '--inspect=6010'] };
  const middleware = targetsAmongJson(async document => client.getFeature('textDocument/didOpen').getProvider(document)?.send(document));
  const client: LanguageClient = new LanguageClient(
    prefix,
    'Prometheus Language Server',
    { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc, options: debug } },
    {
      documentSelector,
      middleware,
      initializationOptions: { answersHost: true },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  return client;
}

async function reportState(client: LanguageClient, enter: (state: LanguageState) => void): Promise<vscode.Disposable> {
  const { State } = await import('vscode-languageclient/node');
  return client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) enter({ kind: 'running' });
    else if (newState === State.Starting) enter({ kind: 'starting' });
    else enter({ kind: 'stopped', reason: vscode.l10n.t('The language server stopped.') });
  });
}
