/** The results page: what the host says goes to the parts, what the person does goes to the host. */
import type { PrometheusError, QueryAnswer } from '../src/prometheus/api.ts';
import { formatDuration, formatMilliseconds } from '../src/prometheus/format.ts';
import { chartData } from '../src/prometheus/series.ts';
import type { HostMessage, PanelQuery, WebviewMessage } from '../src/views/results/messages.ts';
import { fromWire } from '../src/views/results/wire.ts';
import { assertNever } from '../src/util/assertNever.ts';
import { element } from './dom.ts';
import { createGraphView } from './graphView.ts';
import { emptyNotice, errorNotice, notes, welcome } from './notices.ts';
import { createQueryForm } from './queryForm.ts';
import { type PageState, queryOf, withQuery } from './state.ts';
import { createTableView } from './tableView.ts';

export interface PageHost {
  post(message: WebviewMessage): void;
  save(state: PageState): void;
}

export interface Page {
  readonly root: HTMLElement;
  receive(message: HostMessage): void;
}

type Answered = Extract<HostMessage, { type: 'answer' }>;

export function createPage(host: PageHost, restored: PageState): Page {
  let state = restored;
  let shownRun = -1;
  let asked: PanelQuery | null = queryOf(restored);

  const form = createQueryForm({ change, cancel: () => host.post({ type: 'cancel' }) });
  const facts = element('p', { class: 'facts quiet', role: 'status' });
  const progress = element('div', { class: 'progress', 'aria-hidden': 'true' });
  const panel = element('section', { id: 'panel', role: 'tabpanel' });
  const table = createTableView({ change: part => change(part, false), copy: (text, what) => host.post({ type: 'copy', text, what }) });
  const graph = createGraphView();
  const greeting = welcome();

  function change(part: Partial<PageState>, run: boolean): void {
    state = { ...state, ...part };
    host.save(state);
    if (!run) return;
    form.show(state);
    asked = queryOf(state);
    if (asked !== null) host.post({ type: 'run', query: asked });
    else fill(greeting);
  }

  function receive(message: HostMessage): void {
    if (message.run < shownRun) return;
    shownRun = message.run;
    adopt(message.query);
    const running = message.type === 'loading';
    progress.classList.toggle('running', running);
    form.setRunning(running);
    panel.setAttribute('aria-busy', String(running));
    switch (message.type) {
      case 'loading':
        if (panel.contains(greeting)) fill();
        facts.textContent = message.server === '' ? 'Asking Prometheus …' : `Asking ${message.server} …`;
        return;
      case 'answer':
        return showAnswer(message);
      case 'error':
        return showError(message.error, message);
      default:
        assertNever(message);
    }
  }

  /** A query that came from the editor takes over the form; one of ours does not, the person may have typed on. */
  function adopt(query: PanelQuery): void {
    if (JSON.stringify(query) !== JSON.stringify(asked)) {
      state = withQuery(state, query);
      asked = query;
      host.save(state);
    }
    form.show(state);
  }

  function showAnswer({ answer: wire, query, range, server }: Answered): void {
    const answer = fromWire(wire);
    facts.textContent = factsText(answer, { server, range });
    const remarks = notes(answer);
    const { result } = answer;
    if ('series' in result && result.series.length === 0) return fill(...remarks, emptyNotice(query));
    if (result.type === 'matrix' && range !== undefined) {
      const data = chartData(result.series, range);
      fill(...remarks, ...omittedNote(data.omitted, data.series.length), graph.root);
      graph.show(data);
      return;
    }
    fill(...remarks, table.root);
    table.show(answer, state);
  }

  function showError(error: PrometheusError, { query, server }: { query: PanelQuery; server: string }): void {
    facts.textContent = server;
    fill(errorNotice(error, query.expr));
  }

  function fill(...parts: readonly HTMLElement[]): void {
    panel.setAttribute('aria-labelledby', `tab-${state.view}`);
    panel.replaceChildren(...parts);
  }

  form.show(state);
  form.setRunning(false);
  fill(greeting);
  return { root: element('div', { class: 'page' }, progress, form.root, facts, panel), receive };
}

/** As Prometheus' own expression browser has it: load time, resolution, number of series. */
function factsText({ result, durationMs }: QueryAnswer, { server, range }: { server: string; range: Answered['range'] }): string {
  const size = 'series' in result ? `Result series: ${result.series.length.toLocaleString('en')}` : `Result: ${result.type}`;
  const resolution = range === undefined ? [] : [`Resolution: ${formatDuration(range.step)}`];
  return [...(server === '' ? [] : [server]), `Load time: ${formatMilliseconds(durationMs)}`, ...resolution, size].join(' · ');
}

function omittedNote(omitted: number, drawn: number): readonly HTMLElement[] {
  if (omitted === 0) return [];
  const text = `Only the first ${drawn} of ${(drawn + omitted).toLocaleString('en')} series are drawn. Aggregate, or use topk() to choose; the table has them all.`;
  return [element('p', { class: 'note' }, text)];
}
