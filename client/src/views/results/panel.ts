import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { resultsPanel } from '../../editor/contributions.ts';
import { isPrometheusFailure, type PrometheusApi, type PrometheusError, type TimeRange } from '../../prometheus/api.ts';
import { timeRange } from '../../prometheus/timeRange.ts';
import type { Servers } from '../../connections/servers.ts';
import { resultsHtml } from './html.ts';
import { type HostMessage, type PanelQuery, parseWebviewMessage } from './messages.ts';
import { toWire } from './wire.ts';
import { isCancellation } from '../../util/abort.ts';

/** The panel with a query's result in full. The host runs the queries and remembers the latest; the page may go and come back. */
export interface ResultsPanel extends vscode.Disposable {
  /** Opens the panel beside the editor where it is not open yet, and runs the query. */
  show(query: PanelQuery): void;
  /** Runs the query in the panel where that is open. */
  update(query: PanelQuery): void;
}

export interface PanelOptions {
  readonly extensionUri: vscode.Uri;
  readonly servers: Pick<Servers, 'connect' | 'active'>;
  readonly log: vscode.LogOutputChannel;
}

export function createResultsPanel(options: PanelOptions): ResultsPanel {
  let panel: vscode.WebviewPanel | undefined;
  let latest: HostMessage | undefined;
  let running = new AbortController();
  let run = 0;

  const post = (message: HostMessage): void => {
    latest = message;
    // A page that is hidden takes no messages; it asks again when it comes back.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a VS Code webview, not a window
    void panel?.webview.postMessage(message);
  };

  const execute = async (query: PanelQuery): Promise<void> => {
    running.abort();
    running = new AbortController();
    run += 1;
    const own = { run, query, server: options.servers.active?.name ?? '' };
    const { signal } = running;
    post({ type: 'loading', ...own });
    try {
      const api = await options.servers.connect();
      const { answer, range } = await ask(api, query, signal);
      if (own.run === run) post({ type: 'answer', ...own, answer: toWire(answer), ...(range === undefined ? {} : { range }) });
    } catch (error) {
      if (own.run === run) post({ type: 'error', ...own, error: errorOf(error) });
    }
  };
  const start = (query: PanelQuery): void => {
    execute(query).catch((error: unknown) => options.log.error(`The query panel failed: ${String(error)}`));
  };

  const receive = async (value: unknown): Promise<void> => {
    const message = parseWebviewMessage(value);
    switch (message?.type) {
      case 'ready':
        if (latest !== undefined) post(latest);
        else if (message.restored !== undefined) start(message.restored);
        return;
      case 'run':
        start(message.query);
        return;
      case 'cancel':
        running.abort();
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}.', message.what), 3000);
        return;
      case undefined:
        options.log.warn('The results page sent a message that is not of this version.');
    }
  };

  const adopt = (adopted: vscode.WebviewPanel): void => {
    panel = adopted;
    const { webview } = adopted;
    const dist = vscode.Uri.joinPath(options.extensionUri, 'dist');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const messages = webview.onDidReceiveMessage((value: unknown) => {
      receive(value).catch((error: unknown) => options.log.error(`A message of the results page failed: ${String(error)}`));
    });
    adopted.onDidDispose(() => {
      messages.dispose();
      running.abort();
      if (panel !== adopted) return;
      panel = undefined;
      // An answer may be large, and nobody is left to see it or one that is still on its way.
      latest = undefined;
      run += 1;
    });
    webview.html = resultsHtml({
      nonce: randomBytes(16).toString('base64'),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'results.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'results.css')).toString(),
    });
  };

  const serializer: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: async restored => {
      panel?.dispose();
      adopt(restored);
    },
  };
  const registration = vscode.window.registerWebviewPanelSerializer(resultsPanel, serializer);

  return {
    show: query => {
      if (panel === undefined) {
        const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
        adopt(vscode.window.createWebviewPanel(resultsPanel, vscode.l10n.t('Prometheus Query'), column));
      } else panel.reveal(undefined, true);
      start(query);
    },
    update: query => {
      if (panel !== undefined) start(query);
    },
    dispose: () => {
      registration.dispose();
      running.abort();
      panel?.dispose();
    },
  };
}

async function ask(
  api: PrometheusApi,
  query: PanelQuery,
  signal: AbortSignal,
): Promise<{ answer: Awaited<ReturnType<PrometheusApi['query']>>; range?: TimeRange }> {
  if (query.view === 'table') return { answer: await api.query(query.expr, signal) };
  const range = timeRange(Date.now() / 1000, query.rangeSeconds, query.stepSeconds);
  return { answer: await api.queryRange(query.expr, range, signal), range };
}

function errorOf(error: unknown): PrometheusError {
  if (isPrometheusFailure(error)) return error.error;
  if (isCancellation(error)) return { kind: 'timeout', message: vscode.l10n.t('The query was cancelled. Run it again to see its result.') };
  return { kind: 'malformed', message: String(error) };
}
