import { durationMs } from '../formats/durationText.ts';
import type { InEffect, RecordView, Surroundings } from '../schema/types.ts';

/** A duration in effect. */
export interface Timing extends InEffect {
  readonly ms: number;
}

const theDefault = 'the default';
const fromGlobal = 'from `global`';

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
  const preset: Timing = { value: '10s', ms: 10_000, from: theDefault };
  const own = written(config.record('global'), 'scrape_timeout', fromGlobal);
  return own ?? either(preset, globalInterval(config), 'no longer than the interval of `global`');
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

const intervalOf = ({ job, config }: Placed): Timing => written(job, 'scrape_interval', 'of this job') ?? globalInterval(config);

/** Never longer than the interval (config/config.go, ScrapeConfig.Validate). */
const otherwise = (placed: Placed): Timing => either(globalTimeout(placed.config), intervalOf(placed), 'no longer than the interval');

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
  const interval = intervalOf(placed);
  const timeout = written(placed.job, 'scrape_timeout', 'of this job') ?? otherwise(placed);
  return `Scraped every \`${interval.value}\` (${interval.from}); a scrape may take \`${timeout.value}\` (${timeout.from}).`;
}
