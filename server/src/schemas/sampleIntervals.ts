import { durationMs } from '../formats/durationText.ts';
import type { RecordView } from '../schema/rule.ts';
import { globalInterval } from './scrapeTiming.ts';

interface Sampled {
  /** The configuration among them. */
  readonly jobFiles: readonly RecordView[];
  readonly ruleFiles: readonly RecordView[];
}

interface Interval {
  readonly value: string;
  readonly ms: number;
}

/** The shortest interval at which samples come, by scrapes or by rules that record; undefined where targets may say their own, or there are no jobs. */
export function sampleIntervals(config: RecordView, { jobFiles, ruleFiles }: Sampled): Interval | undefined {
  const jobs = jobFiles.flatMap(file => file.records('scrape_configs')).flatMap(job => job ?? []);
  if (jobs.length === 0 || jobs.some(saysItsOwn)) return undefined;
  const preset = globalInterval(config);
  const evaluated = interval(config.record('global'), 'evaluation_interval') ?? { value: '1m', ms: 60_000 };
  const groups = ruleFiles.flatMap(file => file.records('groups')).flatMap(group => group ?? []);
  const all = [
    ...jobs.map(job => interval(job, 'scrape_interval') ?? preset),
    ...(groups.some(records) ? groups.filter(records).map(group => interval(group, 'interval') ?? evaluated) : []),
  ];
  return all.reduce((shortest, each) => (each.ms < shortest.ms ? each : shortest));
}

const records = (group: RecordView): boolean => group.records('rules').some(rule => rule?.has('record'));

function interval(record: RecordView | undefined, key: string): Interval | undefined {
  const value = record?.text(key) ?? '';
  const ms = durationMs(value);
  return ms ? { value, ms } : undefined;
}

/** Every label of a target may be written by a step, a discovery or a group of targets, the interval too. */
const saysItsOwn = (job: RecordView): boolean =>
  [...job.records('relabel_configs')].some(step =>
    ['target_label', 'replacement'].some(key => step?.text(key)?.includes('__scrape_interval__')),
  ) || job.records('static_configs').some(group => group?.record('labels')?.has('__scrape_interval__'));
