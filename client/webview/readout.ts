/** What the lines' values are at one moment: the words for a tooltip and for a screen reader. Pure. */
import type { ChartData } from '../src/prometheus/series.ts';
import { formatShort } from '../src/prometheus/format.ts';
import { momentText } from './axes.ts';

export interface Readout {
  readonly moment: string;
  /** The highest first; at most as many as a tooltip holds, the nearest line always among them. */
  readonly entries: readonly ReadoutEntry[];
  readonly more: number;
}

interface ReadoutEntry {
  readonly index: number;
  readonly label: string;
  readonly value: string;
  readonly nearest: boolean;
}

export interface ReadoutPlace {
  /** Index into the times. */
  readonly time: number;
  /** The line that the cursor is at, if any. */
  readonly nearest: number | null;
  readonly visible: readonly boolean[];
}

const maxEntries = 8;

export function readoutAt({ times, series }: ChartData, { time, nearest, visible }: ReadoutPlace): Readout {
  const values = series
    .flatMap(({ shortLabel, values: own }, index) => {
      const value = own[time] ?? null;
      return value === null || visible[index] === false ? [] : [{ index, label: shortLabel, number: value }];
    })
    .sort((a, b) => b.number - a.number);
  const top = values.slice(0, maxEntries);
  const near = values.find(({ index }) => index === nearest);
  if (near !== undefined && !top.includes(near)) top.splice(-1, 1, near);
  return {
    moment: momentText(times[time] ?? 0),
    entries: top.map(({ index, label, number }) => ({ index, label, value: formatShort(number), nearest: index === nearest })),
    more: values.length - top.length,
  };
}

/** One line of one moment, for a screen reader. */
export function readoutSentence({ moment, entries }: Readout): string {
  const entry = entries.find(({ nearest }) => nearest) ?? entries[0];
  return entry === undefined ? `${moment}: no sample.` : `${moment}: ${entry.label} ${entry.value}`;
}
