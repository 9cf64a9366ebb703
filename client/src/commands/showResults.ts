import type { Services } from '../services.ts';
import type { QueryRequest } from '../views/results/request.ts';
import { queryAtCursor } from './queryAtCursor.ts';
import { latestQueries, rememberQuery } from './queryHistory.ts';
import { requireServer } from './requireServer.ts';
import { runQuery } from './runQuery.ts';

/** A query in full, as a table and as a graph: the one handed over, else the one at the cursor, else the latest. */
export async function showResults(services: Services, request?: QueryRequest): Promise<void> {
  const query = request ?? (await queryAtCursor(services));
  const expr = query?.expr ?? latestQueries(services.memory)[0];
  if (expr === undefined) {
    await runQuery(services);
    return;
  }
  if ((await requireServer(services)) === undefined) return;
  await rememberQuery(services.memory, expr);
  services.panel.show({ view: 'table', expr });
}
