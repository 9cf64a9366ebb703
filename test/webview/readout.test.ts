import { expect, it } from 'vitest';
import type { ChartData } from '../../client/src/prometheus/series.ts';
import { isolatedPoints } from '../../client/webview/plot.ts';
import { readoutAt, readoutSentence } from '../../client/webview/readout.ts';

const data: ChartData = {
  times: [0, 60],
  omitted: 0,
  series: Array.from({ length: 12 }, (_, index) => ({ label: '', shortLabel: `{n="${index}"}`, values: [index, null] })),
};
const all = data.series.map(() => true);

it('has the highest lines, and always the nearest', () => {
  const { entries, more } = readoutAt(data, { time: 0, nearest: 1, visible: all });
  expect(entries.map(({ value }) => value)).toEqual(['11', '10', '9', '8', '7', '6', '5', '1']);
  expect(entries.at(-1)).toEqual({ index: 1, label: '{n="1"}', value: '1', nearest: true });
  expect(more).toBe(4);
});

it('leaves out hidden lines and gaps', () => {
  const visible = data.series.map((_, index) => index < 2);
  expect(readoutAt(data, { time: 0, nearest: null, visible }).entries.map(({ index }) => index)).toEqual([1, 0]);
  expect(readoutAt(data, { time: 1, nearest: null, visible }).entries).toEqual([]);
});

it('says one line of it', () => {
  expect(readoutSentence(readoutAt(data, { time: 0, nearest: 3, visible: all }))).toMatch(/^19\d\d-\d\d-\d\d \d\d:\d\d:\d\d: \{n="3"\} 3$/);
  expect(readoutSentence(readoutAt(data, { time: 1, nearest: 3, visible: all }))).toMatch(/: no sample\.$/);
});

it('finds the samples that no line reaches', () => {
  expect(isolatedPoints([1, null, 2, 3, null, 4])).toEqual([0, 5]);
  expect(isolatedPoints([])).toEqual([]);
});
