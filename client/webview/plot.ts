/** The canvas: uPlot with the editor's colours and our axes; no legend and no tooltip of its own. */
import uPlot from 'uplot';
import type { ChartData } from '../src/prometheus/series.ts';
import { timeLabels, valueLabels } from './axes.ts';
import { lineStyle, type Theme } from './theme.ts';

export interface PlotOptions {
  readonly data: ChartData;
  readonly theme: Theme;
  readonly size: { readonly width: number; readonly height: number };
  readonly visible: readonly boolean[];
  /** The cursor went to a point in time, or left. */
  readonly onCursor: (plot: uPlot) => void;
  /** The nearest line changed; its index among the series. */
  readonly onNearest: (index: number | null) => void;
}

export function createPlot(options: PlotOptions, target: HTMLElement): uPlot {
  const { data, theme, size, visible, onCursor, onNearest } = options;
  const axis: uPlot.Axis = {
    stroke: theme.quiet,
    font: theme.font,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { stroke: theme.grid, width: 1 },
  };
  const lines = data.series.map(({ label, values }, index): uPlot.Series => {
    const { color, dash } = lineStyle(theme, index);
    return {
      label,
      show: visible[index] ?? true,
      stroke: color,
      dash: [...dash],
      width: 1.5,
      points: { show: false, filter: () => [...isolatedPoints(values)], size: 5, fill: color },
    };
  });
  return new uPlot(
    {
      ...size,
      legend: { show: false },
      padding: [12, 16, 0, 0],
      scales: { x: { time: true } },
      axes: [
        { ...axis, space: 80, size: 52, values: (_plot, splits) => timeLabels(splits) },
        { ...axis, size: valueAxisSize, values: (_plot, splits) => valueLabels(splits) },
      ],
      cursor: { focus: { prox: 30 }, points: { size: 7 }, drag: { x: true, y: false, dist: 5 } },
      focus: { alpha: 0.3 },
      series: [{}, ...lines],
      hooks: {
        setCursor: [onCursor],
        setSeries: [(_plot, index) => onNearest(index === null ? null : index - 1)],
      },
    },
    [[...data.times], ...data.series.map(({ values }) => [...values])],
    target,
  );
}

/** Wide enough for the widest label; uPlot gives none on its first round. */
function valueAxisSize(plot: uPlot, labels: readonly string[] | null): number {
  const longest = (labels ?? []).reduce((widest, label) => Math.max(widest, plot.ctx.measureText(label).width / uPlot.pxRatio), 0);
  return Math.max(48, Math.ceil(longest) + 20);
}

/** Samples with a gap on either side: no line reaches them, so each needs a dot. */
export function isolatedPoints(values: readonly (number | null)[]): readonly number[] {
  const isGap = (index: number): boolean => (values[index] ?? null) === null;
  return values.flatMap((value, index) => (value !== null && isGap(index - 1) && isGap(index + 1) ? [index] : []));
}
