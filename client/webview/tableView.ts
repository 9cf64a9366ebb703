import type { QueryAnswer } from '../src/prometheus/api.ts';
import { filterRows, resultTable, sortRows, type Sorting, type Table, type TableRow } from '../src/prometheus/table.ts';
import { type TableFormat, tableFormats, tableText } from '../src/prometheus/tableText.ts';
import { button, element } from './dom.ts';
import type { PageState } from './state.ts';
import { visibleRows } from './virtualRows.ts';

export interface TableView {
  readonly root: HTMLElement;
  show(answer: QueryAnswer, state: Pick<PageState, 'filter' | 'sorting'>): void;
}

export interface TableViewActions {
  change(part: Partial<PageState>): void;
  copy(text: string, what: string): void;
}

/** Must be the height that results.css gives a row. */
const rowHeight = 24;
const widestColumn = 60;
/** A value wider than this, e.g. all samples of a range, would hide the labels if it stayed in sight. */
const widestPinned = 30;

/** A table of any length: all rows are there for the scroll bar and for screen readers, only those in sight are in the page. */
export function createTableView(actions: TableViewActions): TableView {
  const filter = element('input', { type: 'search', placeholder: 'Filter rows', 'aria-label': 'Filter rows' });
  const count = element('span', { class: 'quiet', role: 'status' });
  const copies = tableFormats.map(format => button(format, () => copy(format), { title: `Copy the rows shown as ${format}` }));
  const columns = element('colgroup');
  const head = element('thead');
  const body = element('tbody');
  const table = element('table', {}, columns, head, body);
  const scroller = element('div', { class: 'scroller', tabindex: 0, role: 'region', 'aria-label': 'Result as a table' }, table);
  const root = element(
    'div',
    { class: 'table-view' },
    element('div', { class: 'tools' }, filter, count, element('span', { class: 'copies' }, 'Copy as', ...copies)),
    scroller,
  );

  let all: Table = { labelNames: [], rows: [] };
  let rows: readonly TableRow[] = [];
  let sorting: Sorting | null = null;
  let drawn = '';

  function copy(format: TableFormat): void {
    actions.copy(tableText({ ...all, rows }, format), `${countText(rows.length)} as ${format}`);
  }

  /** Chooses and orders the rows anew; the head stays as it is. */
  function arrange(): void {
    const kept = filterRows(all.rows, filter.value);
    rows = sorting === null ? kept : sortRows({ ...all, rows: kept }, sorting);
    count.textContent =
      kept.length === all.rows.length ? countText(all.rows.length) : `${kept.length.toLocaleString('en')} of ${countText(all.rows.length)}`;
    table.setAttribute('aria-rowcount', String(rows.length + 1));
    drawn = '';
    drawRows();
  }

  function drawRows(): void {
    const viewport = { top: scroller.scrollTop, height: scroller.clientHeight, rowHeight };
    const { first, last } = visibleRows(rows.length, viewport);
    const window = `${first}-${last}`;
    if (window === drawn) return;
    drawn = window;
    const lines = rows.slice(first, last).map((row, index) => rowElement(row, first + index));
    body.replaceChildren(gap(first * rowHeight), ...lines, gap((rows.length - last) * rowHeight));
  }

  function drawHead(): void {
    const cells = [
      ...all.labelNames.map(label => headCell({ by: 'label', label, descending: false })),
      headCell({ by: 'value', descending: true }),
    ];
    head.replaceChildren(element('tr', { 'aria-rowindex': 1 }, ...cells));
  }

  /** `first` is the order that the first click asks for: values from the largest, names from the start. */
  function headCell(first: Sorting): HTMLElement {
    const own = sorting !== null && sameColumn(sorting, first) ? sorting : null;
    const order = own === null ? 'none' : own.descending ? 'descending' : 'ascending';
    const arrow = own === null ? '' : own.descending ? ' ↓' : ' ↑';
    const label = first.by === 'value' ? 'Value' : first.label === '__name__' ? 'Metric' : first.label;
    return element(
      'th',
      { scope: 'col', 'aria-sort': order, class: first.by === 'value' ? 'value' : undefined },
      button(`${label}${arrow}`, () => sortBy(first), { title: `Sort by ${label}` }),
    );
  }

  /** Then the other way, then as Prometheus sent them. */
  function sortBy(first: Sorting): void {
    if (sorting === null || !sameColumn(sorting, first)) sorting = first;
    else sorting = sorting.descending === first.descending ? { ...first, descending: !first.descending } : null;
    drawHead();
    arrange();
    actions.change({ sorting });
  }

  filter.addEventListener('input', () => {
    scroller.scrollTop = 0;
    arrange();
    actions.change({ filter: filter.value });
  });
  scroller.addEventListener('scroll', drawRows, { passive: true });
  new ResizeObserver(drawRows).observe(scroller);

  return {
    root,
    show(answer, state) {
      all = resultTable(answer);
      sorting = state.sorting;
      if (filter.value !== state.filter) filter.value = state.filter;
      const widths = columnWidths(all);
      columns.replaceChildren(...widths.map(columnElement));
      table.classList.toggle('pinned', (widths.at(-1) ?? 0) <= widestPinned);
      table.style.minWidth = `${widths.reduce((sum, width) => sum + width, 0)}ch`;
      drawHead();
      arrange();
    },
  };
}

function sameColumn(a: Sorting, b: Sorting): boolean {
  return a.by === 'label' && b.by === 'label' ? a.label === b.label : a.by === b.by;
}

function countText(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`;
}

/** Fixed from all rows, so that columns do not jump while one scrolls; in widths of a digit. */
function columnWidths({ labelNames, rows }: Table): readonly number[] {
  const widths = labelNames.map((name, index) => longest(name.length, rows, row => row.labels[index] ?? ''));
  return [...widths, longest('Value'.length, rows, row => row.text)];
}

function longest(least: number, rows: readonly TableRow[], read: (row: TableRow) => string): number {
  const length = rows.reduce((longestYet, row) => Math.max(longestYet, read(row).length), least);
  return Math.min(length, widestColumn) + 4;
}

function columnElement(width: number): HTMLElement {
  const column = element('col');
  column.style.width = `${width}ch`;
  return column;
}

function rowElement({ labels, text }: TableRow, index: number): HTMLElement {
  const cells = labels.map(label => element('td', { title: label }, label));
  return element('tr', { 'aria-rowindex': index + 2 }, ...cells, element('td', { class: 'value', title: text.slice(0, 1000) }, text));
}

function gap(height: number): HTMLElement {
  const row = element('tr', { 'aria-hidden': 'true', class: 'gap' });
  row.style.height = `${height}px`;
  return row;
}
