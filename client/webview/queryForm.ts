import { formatDuration, parseDuration } from '../src/prometheus/format.ts';
import { rangeChoices } from '../src/prometheus/timeRange.ts';
import { button, element } from './dom.ts';
import type { PageState } from './state.ts';

export interface QueryForm {
  readonly root: HTMLElement;
  /** Shows a state; the person's cursor stays where the text is the same. */
  show(state: PageState): void;
  setRunning(running: boolean): void;
}

export interface QueryFormActions {
  /** The person changed something; `run` where the change asks for a new result. */
  change(part: Partial<PageState>, run: boolean): void;
  cancel(): void;
}

/** The expression with its button, the tabs, and what a graph needs beside: range and step. */
export function createQueryForm(actions: QueryFormActions): QueryForm {
  const expr = element('textarea', {
    id: 'expression',
    rows: 1,
    spellcheck: 'false',
    autocapitalize: 'off',
    'aria-label': 'PromQL expression',
    placeholder: 'PromQL expression, e.g. rate(http_requests_total[5m])',
  });
  let running = false;
  const runButton = button('Run', () => (running ? actions.cancel() : submit()), { class: 'primary' });
  const tabs = { table: tab('Table', 'table'), graph: tab('Graph', 'graph') };
  const range = element('select', { id: 'range' }, ...rangeChoices.map(rangeOption));
  const step = element('input', { id: 'step', type: 'text', size: 6, placeholder: 'auto', title: 'Resolution step, e.g. 15s or 5m' });
  const graphOptions = element('span', { class: 'options' }, labelled('Range', range), labelled('Step', step));

  function submit(): void {
    actions.change({ expr: expr.value }, true);
  }

  function fitHeight(): void {
    expr.style.height = 'auto';
    expr.style.height = `${expr.scrollHeight + 2}px`;
  }

  function tab(label: string, view: PageState['view']): HTMLButtonElement {
    return button(label, () => actions.change({ view }, true), { role: 'tab', id: `tab-${view}`, 'aria-controls': 'panel' });
  }

  expr.addEventListener('input', () => {
    fitHeight();
    actions.change({ expr: expr.value }, false);
  });
  expr.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  });
  range.addEventListener('change', () => actions.change({ rangeSeconds: Number(range.value) }, true));
  step.addEventListener('change', () => {
    const valid = step.value.trim() === '' || parseDuration(step.value) !== null;
    step.setAttribute('aria-invalid', String(!valid));
    if (valid) actions.change({ step: step.value.trim() }, true);
  });

  const tablist = element('div', { role: 'tablist', 'aria-label': 'View of the result' }, tabs.table, tabs.graph);
  tablist.addEventListener('keydown', event => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tabs.table.getAttribute('aria-selected') === 'true' ? tabs.graph : tabs.table;
    other.focus();
    other.click();
  });

  const root = element(
    'header',
    {},
    element('div', { class: 'query' }, expr, runButton),
    element('div', { class: 'bar' }, tablist, graphOptions),
  );

  return {
    root,
    show(state) {
      if (expr.value !== state.expr) expr.value = state.expr;
      fitHeight();
      for (const [view, one] of Object.entries(tabs)) {
        one.setAttribute('aria-selected', String(view === state.view));
        one.tabIndex = view === state.view ? 0 : -1;
      }
      graphOptions.hidden = state.view !== 'graph';
      range.value = String(state.rangeSeconds);
      if (range.value === '') {
        range.prepend(rangeOption(state.rangeSeconds));
        range.value = String(state.rangeSeconds);
      }
      if (document.activeElement !== step) step.value = state.step;
    },
    setRunning(now) {
      running = now;
      runButton.textContent = now ? 'Cancel' : 'Run';
      runButton.title = now ? 'Stop waiting for the answer' : 'Run the query (Ctrl+Enter or Cmd+Enter)';
    },
  };
}

function rangeOption(seconds: number): HTMLElement {
  return element('option', { value: seconds }, formatDuration(seconds));
}

function labelled(text: string, field: HTMLElement): HTMLElement {
  return element('label', { for: field.id }, `${text} `, field);
}
