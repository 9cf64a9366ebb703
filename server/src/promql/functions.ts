import { isBefore, type Version } from '../version.ts';
import type { ValueType } from './valueType.ts';

/** A parameter of a function. The ones marked `optional` or `repeats` come last. */
export interface Parameter {
  readonly name: string;
  readonly type: ValueType;
  readonly optional?: true;
  /** May be given no, one or several times, at most this often. */
  readonly repeats?: number;
}

export interface PromqlFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: ValueType;
  /** Markdown, one or two sentences. */
  readonly doc: string;
  /** Prometheus refuses it unless it runs with `--enable-feature=promql-experimental-functions`. */
  readonly experimental?: true;
  /** The release from which on an experimental function needs no flag. */
  readonly stableSince?: Version;
  /** The first release with it, where that is later than 2.0. */
  readonly since?: Version;
}

const vector = (name = 'v'): Parameter => ({ name, type: 'instant vector' });
const range = (name = 'v'): Parameter => ({ name, type: 'range vector' });
const scalar = (name: string): Parameter => ({ name, type: 'scalar' });
const string = (name: string): Parameter => ({ name, type: 'string' });
const optional = (parameter: Parameter): Parameter => ({ ...parameter, optional: true });
const repeated = (parameter: Parameter, repeats = Number.POSITIVE_INFINITY): Parameter => ({ ...parameter, repeats });

type Extras = Pick<PromqlFunction, 'experimental' | 'stableSince' | 'since' | 'returns'>;

function define(name: string, parameters: readonly Parameter[], doc: string): (extras?: Partial<Extras>) => PromqlFunction {
  return (extras = {}) => ({ name, parameters, returns: 'instant vector', doc, ...extras });
}

const dated = (since: Version | undefined): Pick<Extras, 'since'> => (since === undefined ? {} : { since });
const perSample = (name: string, doc: string, since?: Version): PromqlFunction => define(name, [vector()], doc)(dated(since));
const overTime = (name: string, doc: string, since?: Version): PromqlFunction => define(name, [range()], doc)(dated(since));
const ofTime = (name: string, doc: string): PromqlFunction =>
  define(name, [optional(vector())], `${doc} Without an argument it reads the evaluation time. All times are UTC.`)();
const experimental = { experimental: true } as const;

/** Every function of PromQL as of Prometheus 3.16 (documentation: querying/functions). */
export const functions: readonly PromqlFunction[] = [
  perSample('abs', 'The absolute value of each sample.'),
  perSample(
    'absent',
    'A single series of value 1 where the argument has no series at all, else nothing: the base of an alert on missing data.',
  ),
  overTime('absent_over_time', 'A single series of value 1 where the range holds no sample at all, else nothing.', '2.16'),
  perSample('acos', 'The arc cosine of each sample, in radians.', '2.31'),
  perSample('acosh', 'The inverse hyperbolic cosine of each sample.', '2.31'),
  perSample('asin', 'The arc sine of each sample, in radians.', '2.31'),
  perSample('asinh', 'The inverse hyperbolic sine of each sample.', '2.31'),
  perSample('atan', 'The arc tangent of each sample, in radians.', '2.31'),
  perSample('atanh', 'The inverse hyperbolic tangent of each sample.', '2.31'),
  overTime('avg_over_time', 'The mean of the samples in the range, all weighing the same however far apart they are.'),
  perSample('ceil', 'Each sample rounded up to an integer.'),
  overTime('changes', 'How often the value changed within the range.'),
  define(
    'clamp',
    [vector(), scalar('min'), scalar('max')],
    'Each sample held between `min` and `max`; no series where `min` is above `max`.',
  )({ since: '2.26' }),
  define('clamp_max', [vector(), scalar('max')], 'Each sample, at most `max`.')(),
  define('clamp_min', [vector(), scalar('min')], 'Each sample, at least `min`.')(),
  perSample('cos', 'The cosine of each sample, read as radians.', '2.31'),
  perSample('cosh', 'The hyperbolic cosine of each sample.', '2.31'),
  overTime('count_over_time', 'The number of samples in the range.'),
  ofTime('day_of_month', 'The day of the month, 1 to 31, of each sample read as a Unix time.'),
  ofTime('day_of_week', 'The day of the week, 0 for Sunday to 6, of each sample read as a Unix time.'),
  ofTime('day_of_year', 'The day of the year, 1 to 366, of each sample read as a Unix time.'),
  ofTime('days_in_month', 'The number of days, 28 to 31, of the month that each sample, read as a Unix time, falls into.'),
  perSample('deg', 'Radians to degrees.', '2.31'),
  overTime('delta', 'The difference between the last and the first value of a gauge, extrapolated to the whole range.'),
  overTime('deriv', 'The change per second of a gauge, by linear regression over the range.'),
  define(
    'double_exponential_smoothing',
    [range(), scalar('smoothing'), scalar('trend')],
    'A smoothed value of a gauge: a lower `smoothing` weighs older samples more, a higher `trend` follows trends more; both lie between 0 and 1. Called `holt_winters` before 3.0.',
  )({ ...experimental, since: '3.0' }),
  define('end', [], 'The end of the query range as a Unix time, in seconds.')({ ...experimental, returns: 'scalar', since: '3.12' }),
  perSample('exp', 'e to the power of each sample.'),
  define('first_over_time', [range()], 'The oldest sample in the range.')({ ...experimental, since: '3.7', stableSince: '3.14' }),
  perSample('floor', 'Each sample rounded down to an integer.'),
  perSample('histogram_avg', 'The mean of the observations in each native histogram.', '2.51'),
  perSample('histogram_count', 'The number of observations in each native histogram.', '2.40'),
  define(
    'histogram_fraction',
    [scalar('lower'), scalar('upper'), vector('b')],
    'The share of observations, 0 to 1, that lie between `lower` and `upper` in each histogram.',
  )({ since: '2.40' }),
  define(
    'histogram_quantile',
    [scalar('quantile'), vector('b')],
    'The quantile, 0 to 1, estimated from histograms. Classic ones are given as `rate()` of their buckets, summed with the label `le` kept.',
  )(),
  define(
    'histogram_quantiles',
    [vector('b'), string('label'), scalar('quantile'), repeated(scalar('quantile'), 9)],
    'Several quantiles of each histogram in one result, the quantile written into the label `label`.',
  )({ ...experimental, since: '3.11' }),
  perSample('histogram_stddev', 'The estimated standard deviation of the observations in each native histogram.', '2.47'),
  perSample('histogram_stdvar', 'The estimated variance of the observations in each native histogram.', '2.47'),
  perSample('histogram_sum', 'The sum of the observations in each native histogram.', '2.40'),
  ofTime('hour', 'The hour of the day, 0 to 23, of each sample read as a Unix time.'),
  overTime('idelta', 'The difference between the last two samples of a gauge in the range.'),
  overTime(
    'increase',
    'How much a counter rose within the range, resets allowed for, extrapolated to the whole range; so it need not be an integer.',
  ),
  define(
    'info',
    [vector(), optional(vector('labelSelector'))],
    'Each series with the labels of its matching info series added, by default those of `target_info`; the second argument selects which.',
  )({ ...experimental, since: '2.55' }),
  define(
    'integral',
    [range(), optional(scalar('strategy'))],
    'The area under the samples in the range; `strategy` 0 takes the left value, 1 the right, 2 (default) the mean of both.',
  )({ ...experimental, since: '3.16' }),
  overTime(
    'irate',
    'The rise per second of a counter between its last two samples in the range: quick to react, for graphs rather than alerts.',
  ),
  define(
    'label_join',
    [vector(), string('dst_label'), string('separator'), repeated(string('src_label'))],
    'Each series with a label `dst_label` made of the values of the source labels, joined by `separator`.',
  )(),
  define(
    'label_replace',
    [vector(), string('dst_label'), string('replacement'), string('src_label'), string('regex')],
    'Each series whose `src_label` matches the whole of `regex` gets the label `dst_label`, where `$1` stands for the first group; the others stay as they are.',
  )(),
  overTime('last_over_time', 'The newest sample in the range.', '2.26'),
  perSample('ln', 'The natural logarithm of each sample.'),
  perSample('log10', 'The decimal logarithm of each sample.'),
  perSample('log2', 'The binary logarithm of each sample.'),
  define('mad_over_time', [range()], 'The median absolute deviation of the samples in the range.')({ ...experimental, since: '2.49' }),
  overTime('max_over_time', 'The largest sample in the range.'),
  overTime('min_over_time', 'The smallest sample in the range.'),
  ofTime('minute', 'The minute of the hour, 0 to 59, of each sample read as a Unix time.'),
  ofTime('month', 'The month, 1 for January to 12, of each sample read as a Unix time.'),
  define('pi', [], 'The number pi.')({ returns: 'scalar', since: '2.31' }),
  define(
    'predict_linear',
    [range(), scalar('seconds')],
    'The value that a gauge will have `seconds` from now, by linear regression over the range.',
  )(),
  overTime('present_over_time', 'The value 1 for each series that has a sample in the range.', '2.29'),
  define('quantile_over_time', [scalar('quantile'), range()], 'The quantile, 0 to 1, of the samples in the range.')(),
  perSample('rad', 'Degrees to radians.', '2.31'),
  define('range', [], 'The length of the query range, in seconds.')({ ...experimental, returns: 'scalar', since: '3.12' }),
  overTime(
    'rate',
    'The mean rise per second of a counter over the range, resets allowed for. The range should span at least four scrapes.',
  ),
  overTime('resets', 'How often a counter was reset, that is fell, within the range.'),
  define(
    'round',
    [vector(), optional(scalar('to_nearest'))],
    'Each sample rounded to the nearest multiple of `to_nearest` (default 1), halves upwards.',
  )(),
  define(
    'scalar',
    [vector()],
    'The value of the only series as a scalar; NaN where there is none or more than one.',
  )({ returns: 'scalar' }),
  perSample('sgn', 'The sign of each sample: -1, 0 or 1.', '2.26'),
  perSample('sin', 'The sine of each sample, read as radians.', '2.31'),
  perSample('sinh', 'The hyperbolic sine of each sample.', '2.31'),
  perSample('sort', 'The series by value, smallest first. It orders instant queries only; a graph has an order of its own.'),
  define(
    'sort_by_label',
    [vector(), repeated(string('label'))],
    'The series by the values of the labels, in natural order; instant queries only.',
  )({ ...experimental, since: '2.49' }),
  define(
    'sort_by_label_desc',
    [vector(), repeated(string('label'))],
    'As `sort_by_label`, the other way round.',
  )({ ...experimental, since: '2.49' }),
  perSample('sort_desc', 'The series by value, largest first. It orders instant queries only; a graph has an order of its own.'),
  perSample('sqrt', 'The square root of each sample.'),
  define('start', [], 'The start of the query range as a Unix time, in seconds.')({ ...experimental, returns: 'scalar', since: '3.12' }),
  define('start_timestamp', [vector()], 'The start time of each sample, as a Unix time in seconds.')({ ...experimental, since: '3.14' }),
  overTime('stddev_over_time', 'The standard deviation of the samples in the range.'),
  overTime('stdvar_over_time', 'The variance of the samples in the range.'),
  define('step', [], 'The resolution step of the query, in seconds.')({ ...experimental, returns: 'scalar', since: '3.12' }),
  overTime('sum_over_time', 'The sum of the samples in the range.'),
  perSample('tan', 'The tangent of each sample, read as radians.', '2.31'),
  perSample('tanh', 'The hyperbolic tangent of each sample.', '2.31'),
  define('time', [], 'The evaluation time as a Unix time, in seconds; `time() - x` is the age of a timestamp `x`.')({ returns: 'scalar' }),
  perSample('timestamp', 'The time of each sample, as a Unix time in seconds.'),
  define(
    'ts_of_first_over_time',
    [range()],
    'The time of the oldest sample in the range, as a Unix time in seconds.',
  )({ ...experimental, since: '3.7' }),
  define(
    'ts_of_last_over_time',
    [range()],
    'The time of the newest sample in the range, as a Unix time in seconds.',
  )({ ...experimental, since: '3.5' }),
  define(
    'ts_of_max_over_time',
    [range()],
    'The time of the largest sample in the range, as a Unix time in seconds.',
  )({ ...experimental, since: '3.5' }),
  define(
    'ts_of_min_over_time',
    [range()],
    'The time of the smallest sample in the range, as a Unix time in seconds.',
  )({ ...experimental, since: '3.5' }),
  define('vector', [scalar('s')], 'A scalar as a vector of one series without labels; `or vector(0)` fills in for an empty sum.')(),
  ofTime('year', 'The year of each sample read as a Unix time.'),
];

const byName: ReadonlyMap<string, PromqlFunction> = new Map(functions.map(each => [each.name, each]));

/** Unlike aggregations, functions are written in lower case only. */
export function findFunction(name: string): PromqlFunction | undefined {
  return byName.get(name);
}

/** Does the release refuse it unless a flag turns it on? */
export const needsFlag = (
  { experimental: by, stableSince }: Pick<PromqlFunction, 'experimental' | 'stableSince'>,
  version: Version,
): boolean => by === true && (stableSince === undefined || isBefore(version, stableSince));

/** e.g. `round(v instant vector, to_nearest? scalar) instant vector`. */
export function signature({ name, parameters, returns }: PromqlFunction): string {
  const each = parameters.map(({ name: parameter, type, optional: may, repeats }) => {
    const mark = may === true ? '?' : repeats === undefined ? '' : '...';
    return `${parameter}${mark}: ${type}`;
  });
  return `${name}(${each.join(', ')}): ${returns}`;
}

/** The fewest and the most arguments that a call may have. */
export function arity({ parameters }: PromqlFunction): { readonly least: number; readonly most: number } {
  const least = parameters.filter(each => each.optional !== true && each.repeats === undefined).length;
  const most = parameters.reduce((sum, each) => sum + (each.repeats ?? 1), 0);
  return { least, most };
}
