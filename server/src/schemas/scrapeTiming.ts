import { durationMs } from '../formats/durationText.ts';
import { scrapedTargets } from './relabelOnStatic.ts';
import type { RecordView } from '../schema/rule.ts';
import type { Hint, InEffect, Surroundings } from '../schema/types.ts';

/** A duration in effect. */
export interface Timing extends InEffect {
  readonly ms: number;
}

const theDefault = 'the default';
const fromGlobal = 'from `global`';
const ofThisJob = 'of this job';

const defaultTimeout: Timing = { value: '10s', ms: 10_000, from: theDefault };

/** Prometheus takes 0 for absent here. */
function written(record: RecordView | undefined, key: string, from: string): Timing | undefined {
  const value = record?.text(key);
  const ms = durationMs(value ?? '');
  return value !== undefined && ms ? { value, ms, from } : undefined;
}

const either = (preset: Timing, longest: Timing, from: string): Timing => (preset.ms > longest.ms ? { ...longest, from } : preset);

/** The interval of jobs that have none (config/config.go, GlobalConfig). */
export const globalInterval = (config: RecordView): Timing =>
  written(config.record('global'), 'scrape_interval', fromGlobal) ?? { value: '1m', ms: 60_000, from: theDefault };

function globalTimeout(config: RecordView): Timing {
  const own = written(config.record('global'), 'scrape_timeout', fromGlobal);
  return own ?? either(defaultTimeout, globalInterval(config), 'no longer than the interval of `global`');
}

/** A job beside the configuration it stands in: a file of jobs alone does not tell what `global` says. */
interface Placed {
  readonly job: RecordView;
  readonly config: RecordView;
}

function placedJob(around: Surroundings): Placed | undefined {
  const job = around.find(({ name }) => name === 'scrape job')?.record;
  const root = around.at(-1);
  return job && root?.name === 'configuration' ? { job, config: root.record } : undefined;
}

const intervalOf = ({ job, config }: Placed): Timing => written(job, 'scrape_interval', ofThisJob) ?? globalInterval(config);

/** Never longer than the interval (config/config.go, ScrapeConfig.Validate). */
const shortened = (timeout: Timing, interval: Timing): Timing => either(timeout, interval, 'no longer than the interval');

const otherwise = (placed: Placed): Timing => shortened(globalTimeout(placed.config), intervalOf(placed));

/** How often something is scraped, and for how long. */
export interface Timings {
  readonly interval: Timing;
  readonly timeout: Timing;
}

/** Of jobs that have none of their own. */
export const globalTimings = (config: RecordView): Timings => ({ interval: globalInterval(config), timeout: globalTimeout(config) });

export function jobTimings(job: RecordView, inherited: Timings): Timings {
  const interval = written(job, 'scrape_interval', ofThisJob) ?? inherited.interval;
  return { interval, timeout: written(job, 'scrape_timeout', ofThisJob) ?? shortened(inherited.timeout, interval) };
}

/** What a job has without an interval of its own. */
export function inheritedInterval(around: Surroundings): Timing | undefined {
  const placed = placedJob(around);
  return placed && globalInterval(placed.config);
}

/** What a job has without a timeout of its own. */
export function inheritedTimeout(around: Surroundings): Timing | undefined {
  const placed = placedJob(around);
  return placed && otherwise(placed);
}

/** How often and for how long a job is scraped. */
export function explainTiming(around: Surroundings): string | undefined {
  const placed = placedJob(around);
  if (!placed) return undefined;
  const { interval, timeout } = jobTimings(placed.job, globalTimings(placed.config));
  return `Scraped every \`${interval.value}\` (${interval.from}); a scrape may take \`${timeout.value}\` (${timeout.from}).`;
}

/** Of a job: its interval where it has none of its own, how many scrapes that makes where its targets are known, and its timeout where a short interval shrinks it. */
export function* jobHints(around: Surroundings): Iterable<Hint> {
  const placed = placedJob(around);
  if (!placed) return;
  const { job, config } = placed;
  const interval = intervalOf(placed);
  const own = interval.from === ofThisJob;
  const every = own ? [] : [`every ${interval.value}`];
  const targets = scrapedTargets(job);
  const rate = targets ? [scrapeRate(targets, interval.ms)] : [];
  const why = `This job is scraped every ${interval.value}, ${interval.from}.${targets ? ` It has ${counted(targets, 'target')}.` : ''}`;
  if (every.length + rate.length > 0) yield { behind: 'job_name', text: [...every, ...rate].join(', '), why };
  if (own && !job.has('scrape_timeout')) yield* shrunk(globalTimeout(config), interval);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** In scrapes a minute, or an hour or a day where that would be less than one. */
function scrapeRate(targets: number, intervalMs: number): string {
  const units = [
    ['minute', 60_000],
    ['hour', 3_600_000],
    ['day', 86_400_000],
  ] as const;
  const [unit, ms] = units.find(([, length]) => (targets * length) / intervalMs >= 1) ?? ['day', 86_400_000];
  return `${counted(Number(((targets * ms) / intervalMs).toPrecision(3)), 'scrape')} ${unit === 'hour' ? 'an' : 'a'} ${unit}`;
}

/** Of the global section: its timeout where its interval shrinks the default. */
export function* globalHints(section: RecordView): Iterable<Hint> {
  const interval = written(section, 'scrape_interval', fromGlobal);
  if (interval && !section.has('scrape_timeout')) yield* shrunk(defaultTimeout, interval);
}

function* shrunk(timeout: Timing, interval: Timing): Iterable<Hint> {
  if (timeout.ms <= interval.ms) return;
  const why = `A scrape may not take longer than the interval, so the timeout is ${interval.value} here and not ${timeout.value}.`;
  yield { behind: 'scrape_interval', text: `timeout ${interval.value}`, why };
}
