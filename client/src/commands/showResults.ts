import type { Services } from '../services.ts';
import { latestQueries } from './queryHistory.ts';
import { runQuery } from './runQuery.ts';

/** The latest query in full: as a table and as a graph. */
export async function showResults(services: Services): Promise<void> {
  const [expr] = latestQueries(services.memory);
  if (expr === undefined) await runQuery(services);
  else services.panel.show({ view: 'table', expr });
}
