import * as vscode from 'vscode';
import type { Range } from '../../../server/src/protocol.ts';
import { isPrometheusFailure, type PrometheusError } from '../prometheus/api.ts';
import { withProgress } from '../editor/progress.ts';
import type { Services } from '../services.ts';
import { inlineDetails, inlineText } from '../views/results/inline.ts';
import type { QueryRequest } from '../views/results/request.ts';
import { askForQuery } from './askForQuery.ts';
import { queryAtCursor } from './queryAtCursor.ts';
import { latestQueries, rememberQuery } from './queryHistory.ts';
import { requireServer } from './requireServer.ts';

/** Runs a query at its place in a document and shows the result behind it; one typed into the box is shown in the panel. */
export async function runQuery(services: Services, request?: QueryRequest): Promise<void> {
  const query = request ?? (await queryAtCursor(services));
  if (query !== undefined) {
    await runInline(services, query);
    return;
  }
  const expr = await askForQuery(latestQueries(services.memory));
  if (expr === undefined || (await requireServer(services)) === undefined) return;
  await rememberQuery(services.memory, expr);
  services.panel.show({ view: 'table', expr });
}

async function runInline(services: Services, request: QueryRequest): Promise<void> {
  const { inline, memory } = services;
  const api = await requireServer(services);
  if (api === undefined) return;
  const running = inline.begin(request);
  try {
    const answer = await withProgress(vscode.l10n.t('Running the query'), signal => api.query(request.expr, signal));
    running.finish({ kind: 'value', text: inlineText(answer), details: inlineDetails(answer), request });
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

/** Where the expression stands in the document just as it was sent, the server's position in it is one in the document. */
function partAtFault({ range, expr }: QueryRequest, error: PrometheusError): { readonly range?: Range } {
  const onOneLine = range.start.line === range.end.line && range.end.character - range.start.character === expr.length;
  if (error.kind !== 'api' || error.position === undefined || !onOneLine) return {};
  const { line } = range.start;
  const character = Math.min(range.start.character + error.position.character, range.end.character - 1);
  return { range: { start: { line, character }, end: range.end } };
}
