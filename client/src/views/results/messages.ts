/**
 * What the results webview and its host say to each other. The host runs the queries and is the one that remembers: the webview
 * is thrown away when hidden and says `ready` each time it comes back.
 */
import type { PrometheusError } from '../../prometheus/api.ts';
import type { WireAnswer } from './wire.ts';

/** A query as the panel asks for it: an instant query for the table, a range query for the graph. */
export type PanelQuery =
  | { readonly view: 'table'; readonly expr: string }
  | {
      readonly view: 'graph';
      readonly expr: string;
      /** Length of the range that ends now, seconds. */
      readonly rangeSeconds: number;
      /** Resolution step, seconds; absent: chosen for about 250 points (timeRange.ts). */
      readonly stepSeconds?: number;
    };

/** Host to webview. `run` counts up with every query: the webview drops what belongs to an earlier one. */
export type HostMessage =
  | { readonly type: 'loading'; readonly run: number; readonly query: PanelQuery; readonly server: string }
  | {
      readonly type: 'answer';
      readonly run: number;
      readonly query: PanelQuery;
      readonly server: string;
      readonly answer: WireAnswer;
      /** Of a range query: what was asked for in the end, seconds. */
      readonly range?: { readonly start: number; readonly end: number; readonly step: number };
    }
  | { readonly type: 'error'; readonly run: number; readonly query: PanelQuery; readonly server: string; readonly error: PrometheusError };

/** Webview to host. */
export type WebviewMessage =
  /**
   * The page listens now. The host sends its last `loading`, `answer` or `error` again; where it has none (VS Code was restarted)
   * it runs `restored`.
   */
  | { readonly type: 'ready'; readonly restored?: PanelQuery }
  /** Run this, and give up what runs. */
  | { readonly type: 'run'; readonly query: PanelQuery }
  | { readonly type: 'cancel' }
  /** To the clipboard; `what` for the message that says it was done, e.g. `12 rows as CSV`. */
  | { readonly type: 'copy'; readonly text: string; readonly what: string };

/** What the webview posts is checked before it is believed; null for anything else. */
export function parseWebviewMessage(value: unknown): WebviewMessage | null {
  if (!isObject(value)) return null;
  switch (value['type']) {
    case 'ready': {
      const restored = parsePanelQuery(value['restored']);
      return restored === null ? { type: 'ready' } : { type: 'ready', restored };
    }
    case 'run': {
      const query = parsePanelQuery(value['query']);
      return query && { type: 'run', query };
    }
    case 'cancel':
      return { type: 'cancel' };
    case 'copy': {
      const { text, what } = value;
      return typeof text === 'string' && typeof what === 'string' ? { type: 'copy', text, what } : null;
    }
    default:
      return null;
  }
}

/** Also for the webview's own saved state, which an older version may have written. */
export function parsePanelQuery(value: unknown): PanelQuery | null {
  if (!isObject(value) || typeof value['expr'] !== 'string') return null;
  const { expr, view, rangeSeconds, stepSeconds } = value;
  if (view === 'table') return { view, expr };
  if (view !== 'graph' || !isPositive(rangeSeconds)) return null;
  return isPositive(stepSeconds) ? { view, expr, rangeSeconds, stepSeconds } : { view, expr, rangeSeconds };
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
