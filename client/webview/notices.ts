/** What stands in the panel where there is no table or graph, and what stands above one. */
import type { PrometheusError, QueryAnswer } from '../src/prometheus/api.ts';
import type { PanelQuery } from '../src/views/results/messages.ts';
import { element } from './dom.ts';

export function welcome(): HTMLElement {
  return notice('Type a PromQL expression and run it.', 'Ctrl+Enter or Cmd+Enter runs it from the keyboard.');
}

export function emptyNotice(query: PanelQuery): HTMLElement {
  const cure =
    query.view === 'graph'
      ? 'Check the names of the metric and its labels, or choose a longer range.'
      : 'Check the names of the metric and its labels; a series without samples in the last 5 minutes is not found either.';
  return notice('The query returned no series.', cure);
}

/** The sentence, and where Prometheus says where: the line of the query with the place marked. */
export function errorNotice(error: PrometheusError, expr: string): HTMLElement {
  const parts: HTMLElement[] = [element('p', {}, error.message)];
  if (error.kind === 'api' && error.position !== undefined) {
    const { line, character } = error.position;
    const text = expr.split('\n')[line] ?? '';
    const mark = element('mark', {}, text.slice(character, character + 1) || ' ');
    parts.push(element('pre', { 'aria-hidden': 'true' }, text.slice(0, character), mark, text.slice(character + 1)));
  }
  return element('div', { class: 'notice error', role: 'alert' }, ...parts);
}

/** Prometheus' own warnings and remarks on a query that it did answer. */
export function notes({ warnings, infos, result }: QueryAnswer): readonly HTMLElement[] {
  const all = [
    ...warnings.map(text => ({ text, kind: 'warning' })),
    ...infos.map(text => ({ text, kind: 'info' })),
    ...(drawnByCount(result) ? [{ text: 'Native histograms are drawn by the number of their observations.', kind: 'info' }] : []),
  ];
  if (all.length === 0) return [];
  return [element('ul', { class: 'notes', role: 'status' }, ...all.map(({ text, kind }) => element('li', { class: kind }, text)))];
}

function drawnByCount(result: QueryAnswer['result']): boolean {
  return result.type === 'matrix' && result.series.some(({ points }) => points.some(({ kind }) => kind === 'histogram'));
}

function notice(title: string, text: string): HTMLElement {
  return element('div', { class: 'notice' }, element('p', {}, element('b', {}, title)), element('p', { class: 'quiet' }, text));
}
