/** Milliseconds of each unit, from the largest to the smallest, the order Prometheus wants them in. */
const units = [
  { unit: 'y', name: 'year', ms: 365 * 86_400_000 },
  { unit: 'w', name: 'week', ms: 7 * 86_400_000 },
  { unit: 'd', name: 'day', ms: 86_400_000 },
  { unit: 'h', name: 'hour', ms: 3_600_000 },
  { unit: 'm', name: 'minute', ms: 60_000 },
  { unit: 's', name: 'second', ms: 1000 },
  { unit: 'ms', name: 'millisecond', ms: 1 },
] as const;

/** Go counts durations in 63 bits of nanoseconds. */
const longestMs = 9_223_372_036_854;

export const tooLong = Symbol('too long');

const syntax = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Milliseconds of a well-formed duration, `tooLong` past Go's range, undefined for any other text. */
export function parseDuration(text: string): number | typeof tooLong | undefined {
  if (text === '0') return 0;
  const parts = text === '' ? null : syntax.exec(text);
  if (!parts) return undefined;
  const total = units.reduce((sum, { ms }, i) => sum + Number(parts[i + 1] ?? 0) * ms, 0);
  return total > longestMs ? tooLong : total;
}

/** Milliseconds of a well-formed duration; what rules compare durations by. */
export function durationMs(text: string): number | undefined {
  const parsed = parseDuration(text);
  return parsed === tooLong ? undefined : parsed;
}

/** The shortest spelling: 90000 is `1m30s`. Weeks and years only where they come out even, as people rarely mean them otherwise. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  const even = units.find(({ unit, ms: size }) => (unit === 'y' || unit === 'w') && ms % size === 0);
  if (even) return `${ms / even.ms}${even.unit}`;
  let rest = ms;
  let text = '';
  for (const { unit, ms: size } of units.slice(2)) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}

/** What people write for the units in other tools. */
const spellings: ReadonlyMap<string, number> = new Map(
  (
    [
      [['y', 'yr', 'yrs', 'year', 'years'], 0],
      [['w', 'wk', 'wks', 'week', 'weeks'], 1],
      [['d', 'day', 'days'], 2],
      [['h', 'hr', 'hrs', 'hour', 'hours'], 3],
      [['m', 'min', 'mins', 'minute', 'minutes'], 4],
      [['', 's', 'sec', 'secs', 'second', 'seconds'], 5],
      [['ms', 'msec', 'msecs', 'milli', 'millis', 'millisecond', 'milliseconds'], 6],
    ] as const
  ).flatMap(([words, index]) => words.map(word => [word, index] as const)),
);

/** What a text that is no duration most likely means, in Prometheus' spelling: `15` is `15s`, `1.5m` is `1m30s`, `1m1h` is `1h1m`. */
export function closestDuration(text: string): string | undefined {
  const compact = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s,]+/g, '');
  if (!/^(?:\d+(?:\.\d+)?[a-z]*)+$/.test(compact)) return undefined;
  let total = 0;
  for (const [, count = '', word = ''] of compact.matchAll(/(\d+(?:\.\d+)?)([a-z]*)/g)) {
    const unit = units[spellings.get(word) ?? -1];
    if (!unit) return undefined;
    total += Number(count) * unit.ms;
  }
  total = Math.round(total);
  return total > longestMs ? undefined : formatDuration(total);
}

/** A sentence where the spelling hides the length: `2h30m` is 150 minutes, `3600s` is 1 hour. */
export function describeDuration(text: string): string | undefined {
  const ms = durationMs(text);
  if (!ms) return undefined;
  const written = text.match(/\d+[a-z]+/g) ?? [];
  if (written.length > 1) {
    const smallest = units.findLast(({ unit }) => written.some(part => part.replace(/^\d+/, '') === unit)) ?? units[5];
    return `\`${text}\` is ${count(ms / smallest.ms, smallest.name)}.`;
  }
  const shorter = formatDuration(ms);
  const parts = shorter.match(/\d+[a-z]+/g) ?? [];
  if (shorter === text || parts.length === 0 || /[yw]$/.test(text)) return undefined;
  const words = parts.map(part => {
    const unit = units.find(({ unit: suffix }) => suffix === part.replace(/^\d+/, '')) ?? units[5];
    return count(Number.parseInt(part, 10), unit.name);
  });
  return `\`${text}\` is ${words.join(' ')}.`;
}

const count = (number: number, name: string): string => `${number} ${name}${number === 1 ? '' : 's'}`;
