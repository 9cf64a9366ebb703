/** What the page remembers of itself when it is hidden and thrown away. Pure. */
import { type PanelQuery, parsePanelQuery } from '../src/views/results/messages.ts';
import { formatDuration, parseDuration } from '../src/prometheus/format.ts';
import type { Sorting } from '../src/prometheus/table.ts';

export interface PageState {
  readonly expr: string;
  readonly view: PanelQuery['view'];
  /** Length of the graph's range, seconds. */
  readonly rangeSeconds: number;
  /** As typed: empty lets the step follow the range. */
  readonly step: string;
  /** The table's filter, as typed. */
  readonly filter: string;
  readonly sorting: Sorting | null;
}

export const initialState: PageState = { expr: '', view: 'table', rangeSeconds: 3600, step: '', filter: '', sorting: null };

/** The state that was saved, as far as it can be understood: an older version may have written it. */
export function parseState(value: unknown): PageState {
  if (typeof value !== 'object' || value === null) return initialState;
  const saved: Readonly<Record<string, unknown>> = { ...value };
  const { expr, view, rangeSeconds, step, filter, sorting } = saved;
  return {
    expr: typeof expr === 'string' ? expr : initialState.expr,
    view: view === 'graph' ? 'graph' : 'table',
    rangeSeconds: typeof rangeSeconds === 'number' && rangeSeconds > 0 ? rangeSeconds : initialState.rangeSeconds,
    step: typeof step === 'string' ? step : initialState.step,
    filter: typeof filter === 'string' ? filter : initialState.filter,
    sorting: parseSorting(sorting),
  };
}

function parseSorting(value: unknown): Sorting | null {
  if (typeof value !== 'object' || value === null) return null;
  const { by, label, descending }: Readonly<Record<string, unknown>> = { ...value };
  if (typeof descending !== 'boolean') return null;
  if (by === 'value') return { by, descending };
  return by === 'label' && typeof label === 'string' ? { by, label, descending } : null;
}

/** The query that the form shows; null where there is none. A step that cannot be read counts as none. */
export function queryOf({ expr, view, rangeSeconds, step }: PageState): PanelQuery | null {
  if (expr.trim() === '') return null;
  const stepSeconds = parseDuration(step);
  return parsePanelQuery({ view, expr, rangeSeconds, ...(stepSeconds === null ? {} : { stepSeconds }) });
}

/** The form for a query that came from the editor. */
export function withQuery(state: PageState, query: PanelQuery): PageState {
  const { expr, view } = query;
  if (view === 'table') return { ...state, expr, view };
  return {
    ...state,
    expr,
    view,
    rangeSeconds: query.rangeSeconds,
    step: query.stepSeconds === undefined ? '' : formatDuration(query.stepSeconds),
  };
}
