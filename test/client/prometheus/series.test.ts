import { describe, expect, it } from 'vitest';
import type { MatrixSeries } from '../../../client/src/prometheus/api.ts';
import { formatShort } from '../../../client/src/prometheus/format.ts';
import { chartData, chartSummary, maxChartSeries } from '../../../client/src/prometheus/series.ts';
import { timeRange } from '../../../client/src/prometheus/timeRange.ts';

const series = (labels: Record<string, string>, ...points: readonly (readonly [number, number])[]): MatrixSeries => ({
  labels,
  points: points.map(([time, value]) => ({ kind: 'float', time, value })),
});

describe('the series of a graph', () => {
  const range = { start: 100, end: 160, step: 20 };

  it('share one list of times, with gaps where there is no sample', () => {
    const data = chartData([series({ job: 'a' }, [100, 1], [140, 3], [160, Number.NaN]), series({ job: 'b' }, [120.0004, 2])], range);
    expect(data).toEqual({
      times: [100, 120, 140, 160],
      series: [
        { label: '{job="a"}', shortLabel: '{job="a"}', values: [1, null, 3, null] },
        { label: '{job="b"}', shortLabel: '{job="b"}', values: [null, 2, null, null] },
      ],
      omitted: 0,
    });
  });

  it('are limited, and the rest is counted', () => {
    const many = Array.from({ length: maxChartSeries + 5 }, (_, index) => series({ n: String(index) }, [100, index]));
    const data = chartData(many, range);
    expect([data.series.length, data.omitted]).toEqual([maxChartSeries, 5]);
    expect(chartSummary(data, formatShort)).toBe('Graph of 100 series with values from 0 to 99. 5 more series are not drawn.');
  });

  it('may have fractional steps', () => {
    expect(chartData([], { start: 0, end: 0.3, step: 0.1 }).times).toHaveLength(4);
  });

  it('may be none', () => {
    expect(chartSummary(chartData([], range), formatShort)).toBe('The graph is empty.');
  });
});

describe('the range of a query', () => {
  it('has about 250 points', () => {
    expect(timeRange(10_000, 3600)).toEqual({ start: 6400, end: 10_000, step: 14 });
    expect(timeRange(10_000, 60).step).toBe(1);
  });

  it('keeps the step that is asked for, unless Prometheus would refuse it', () => {
    expect(timeRange(10_000, 3600, 0.5).step).toBe(0.5);
    expect(timeRange(2_000_000, 1_209_600, 1).step).toBe(110);
  });
});
