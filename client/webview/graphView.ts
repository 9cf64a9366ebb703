import type uPlot from 'uplot';
import { formatShort } from '../src/prometheus/format.ts';
import { type ChartData, chartSummary } from '../src/prometheus/series.ts';
import { element } from './dom.ts';
import { createLegend } from './legend.ts';
import { createPlot } from './plot.ts';
import { readoutAt, readoutSentence } from './readout.ts';
import { onThemeChange, readTheme } from './theme.ts';
import { createTooltip } from './tooltip.ts';

export interface GraphView {
  readonly root: HTMLElement;
  show(data: ChartData): void;
}

const leastHeight = 240;
const help = 'Arrow keys read values, Up and Down change the series, dragging zooms in, a double click zooms out.';

export function createGraphView(): GraphView {
  let theme = readTheme();
  let data: ChartData = { times: [], series: [], omitted: 0 };
  let visible: boolean[] = [];
  let plot: uPlot | undefined;
  let nearest: number | null = null;

  const tooltip = createTooltip(() => theme);
  const canvas = element('div', { class: 'canvas' });
  const frame = element('div', { class: 'plot', role: 'img', tabindex: 0 }, canvas, tooltip.root);
  const live = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const legend = createLegend({ toggle, isolate, highlight: index => plot?.setSeries(index === null ? null : index + 1, { focus: true }) });
  const root = element('div', { class: 'graph-view' }, frame, element('p', { class: 'quiet help' }, help), legend.root, live);

  /** As wide as the panel, and as high as leaves room for a few lines of the legend. */
  function size(): { width: number; height: number } {
    return { width: Math.max(200, frame.clientWidth), height: Math.max(leastHeight, Math.round(root.clientHeight * 0.65)) };
  }

  function draw(): void {
    plot?.destroy();
    nearest = null;
    tooltip.hide();
    plot = createPlot({ data, theme, size: size(), visible, onCursor: showTooltip, onNearest: index => (nearest = index) }, canvas);
    legend.show(data.series, theme);
    legend.setVisible(visible);
  }

  function showTooltip({ cursor, over }: uPlot): void {
    const { idx, left = -1, top = 0 } = cursor;
    if (idx === null || idx === undefined || left < 0) return tooltip.hide();
    const offset = { left: over.offsetLeft + left, top: over.offsetTop + top, width: frame.clientWidth };
    tooltip.show(readoutAt(data, { time: idx, nearest, visible }), offset);
  }

  function toggle(index: number): void {
    setVisible(visible.map((shown, at) => (at === index ? !shown : shown)));
  }

  function isolate(index: number): void {
    const alone = visible.every((shown, at) => shown === (at === index));
    setVisible(visible.map((_shown, at) => alone || at === index));
  }

  function setVisible(next: boolean[]): void {
    visible = next;
    plot?.batch(() => {
      for (const [index, show] of visible.entries()) plot?.setSeries(index + 1, { show });
    });
    legend.setVisible(visible);
  }

  /** Moves the cursor over the samples and reads them out: the graph for those who use no mouse. */
  function moveCursor(time: number, line: number): void {
    const moment = data.times[time];
    const values = data.series[line]?.values;
    if (plot === undefined || moment === undefined || values === undefined) return;
    nearest = line;
    const value = values[time] ?? null;
    const { min = 0 } = plot.scales['y'] ?? {};
    plot.setCursor({ left: plot.valToPos(moment, 'x'), top: plot.valToPos(value ?? min, 'y') });
    live.textContent = readoutSentence(readoutAt(data, { time, nearest: line, visible }));
  }

  frame.addEventListener('keydown', event => {
    const last = data.times.length - 1;
    const time = plot?.cursor.idx ?? last;
    const line = nearest ?? 0;
    const stride = event.shiftKey ? 10 : 1;
    const target = cursorTarget(event.key, { time, line, stride, last });
    if (event.key === 'Escape') tooltip.hide();
    if (target === undefined) return;
    event.preventDefault();
    moveCursor(Math.min(last, Math.max(0, target.time)), visibleLine(target.line, target.line < line ? -1 : 1));
  });

  /** The next line in that direction that is drawn, around the end if need be. */
  function visibleLine(from: number, direction: 1 | -1): number {
    const { length } = data.series;
    for (let step = 0; step < length; step++) {
      const index = (((from + step * direction) % length) + length) % length;
      if (visible[index]) return index;
    }
    return 0;
  }

  new ResizeObserver(() => plot?.setSize(size())).observe(root);
  onThemeChange(() => {
    theme = readTheme();
    if (plot !== undefined) draw();
  });

  return {
    root,
    show(next) {
      const sameSeries =
        next.series.length === data.series.length && next.series.every(({ label }, at) => label === data.series[at]?.label);
      if (!sameSeries) visible = next.series.map(() => true);
      data = next;
      frame.setAttribute('aria-label', `${chartSummary(data, formatShort)} ${help}`);
      draw();
    },
  };
}

interface KeyCursor {
  readonly time: number;
  readonly line: number;
  readonly stride: number;
  readonly last: number;
}

/** Where a key leads from the cursor's place; undefined for keys that are none of ours. */
function cursorTarget(key: string, { time, line, stride, last }: KeyCursor): { time: number; line: number } | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { time: time - stride, line };
    case 'ArrowRight':
      return { time: time + stride, line };
    case 'ArrowUp':
      return { time, line: line - 1 };
    case 'ArrowDown':
      return { time, line: line + 1 };
    case 'Home':
      return { time: 0, line };
    case 'End':
      return { time: last, line };
    default:
      return undefined;
  }
}
