import * as vscode from 'vscode';
import { messages, type Range } from '../../../server/src/protocol.ts';
import { isPrometheusFailure, type PrometheusError, type QueryAnswer } from '../prometheus/api.ts';
import { formatMilliseconds } from '../prometheus/format.ts';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';
import { inlineText } from '../views/results/inline.ts';
import type { QueryRequest } from '../views/results/request.ts';
import { askForQuery } from './askForQuery.ts';
import { latestQueries, rememberQuery } from './queryHistory.ts';
import { requireServer } from './requireServer.ts';

/** Runs a query at its place in a document and shows the result behind it; one typed into the box is shown in the panel. */
export async function runQuery(services: Services, request?: QueryRequest): Promise<void> {
  const query = request ?? (await queryOfEditor(services));
  if (query !== undefined) {
    await runInline(services, query);
    return;
  }
  const expr = await askForQuery(latestQueries(services.memory));
  if (expr === undefined || (await requireServer(services)) === undefined) return;
  await rememberQuery(services.memory, expr);
  services.panel.show({ view: 'table', expr });
}

/** The selection, else the expression at the cursor. */
async function queryOfEditor({ language }: Services): Promise<QueryRequest | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const uri = document.uri.toString();
  const selected = document.getText(selection).trim();
  if (selected !== '') return { uri, range: plainRange(selection), expr: selected };
  if (document.languageId !== 'yaml' && document.languageId !== 'promql') return undefined;
  const { line, character } = selection.active;
  const found = await language.request(messages.expressionAt, { uri, position: { line, character } }, AbortSignal.timeout(10_000));
  return found === null || found.expr.trim() === '' ? undefined : { uri, range: found.range, expr: found.expr };
}

async function runInline(services: Services, request: QueryRequest): Promise<void> {
  const { inline, memory } = services;
  const api = await requireServer(services);
  if (api === undefined) return;
  const running = inline.begin(request);
  try {
    const answer = await withProgress(vscode.l10n.t('Running the query'), signal => api.query(request.expr, signal));
    running.finish({ kind: 'value', text: inlineText(answer), details: detailsOf(answer) });
    await rememberQuery(memory, request.expr);
    services.panel.update({ view: 'table', expr: request.expr });
  } catch (error) {
    if (!isPrometheusFailure(error) || error.error.kind !== 'api') {
      running.giveUp();
      throw error;
    }
    // The server's word on the expression belongs to the expression; a notification would only repeat it.
    running.finish({ kind: 'error', message: error.error.message, ...partAtFault(request, error.error) });
  }
}

function detailsOf({ durationMs, warnings, infos }: QueryAnswer): string {
  const time = vscode.l10n.t(
    'Load time: {0}. Run "Prometheus: Show Query Results" for the table and the graph.',
    formatMilliseconds(durationMs),
  );
  return [time, ...warnings, ...infos].join('\n\n');
}

/** Where the expression stands in the document just as it was sent, the server's position in it is one in the document. */
function partAtFault({ range, expr }: QueryRequest, error: PrometheusError): { readonly range?: Range } {
  const onOneLine = range.start.line === range.end.line && range.end.character - range.start.character === expr.length;
  if (error.kind !== 'api' || error.position === undefined || !onOneLine) return {};
  const { line } = range.start;
  const character = Math.min(range.start.character + error.position.character, range.end.character - 1);
  return { range: { start: { line, character }, end: range.end } };
}

const plainRange = ({ start, end }: vscode.Range): Range => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});
