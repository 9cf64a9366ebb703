/** Numbers and times as people read them. Pure; no units are guessed: a value stays the number that Prometheus sent. */

/** Every digit of a value, in Prometheus' spelling of the special ones. */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  return String(value);
}

/** A value for a short line: whole numbers exact, others with about six significant digits. */
export function formatShort(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return formatValue(value);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e15) return String(Number(value.toPrecision(6)));
  const wholeDigits = Math.max(0, Math.floor(Math.log10(size)) + 1);
  const decimals = size < 1 ? 6 - Math.floor(Math.log10(size)) - 1 : Math.max(2, 6 - wholeDigits);
  return String(Number(value.toFixed(decimals)));
}

/** How long something took: `0 ms`, `12 ms`, `1.3 s`, `2.1 min`. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${oneDecimal(milliseconds / 1000)} s`;
  return `${oneDecimal(milliseconds / 60_000)} min`;
}

/** How long ago something was: `4 s ago`, `3 min ago`, `2 h ago`, `5 d ago`. Clocks differ: the future is `just now`. */
export function formatAge(seconds: number): string {
  if (seconds < 1) return 'just now';
  if (seconds < 60) return `${Math.floor(seconds)} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

const durationUnits = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
  ['ms', 0.001],
] as const;

/** Seconds as a duration of Prometheus: `1h30m`, `15s`, `250ms`; the inverse of parseDuration. */
export function formatDuration(seconds: number): string {
  let rest = Math.round(seconds * 1000);
  if (rest === 0) return '0s';
  let text = '';
  for (const [unit, unitSeconds] of durationUnits) {
    const size = unitSeconds * 1000;
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * size;
  }
  return text;
}

const durationUnitSeconds: ReadonlyMap<string, number> = new Map<string, number>([['y', 31_536_000], ...durationUnits]);

/** `1h30m` as seconds, a bare number as seconds; null where it is neither or not above 0 (Prometheus: model.ParseDuration). */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) > 0 ? Number(trimmed) : null;
  if (!/^(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/.test(trimmed)) return null;
  let seconds = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+)(ms|[ywdhms])/g)) {
    seconds += Number(amount) * (durationUnitSeconds.get(unit ?? '') ?? 0);
  }
  return seconds > 0 ? seconds : null;
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}
