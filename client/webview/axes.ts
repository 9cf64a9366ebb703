/** Labels of a graph's axes. Pure. */

/** Local times of ticks (seconds), as exact as their distance asks for; the date below where a day begins or the axis does. */
export function timeLabels(times: readonly number[]): string[] {
  const [first = 0, second = first + 1] = times;
  const distance = second - first;
  return times.map((time, index) => {
    const date = new Date(time * 1000);
    const before = index === 0 ? undefined : new Date((times[index - 1] ?? 0) * 1000);
    const day = dayOf(date);
    if (distance >= 86_400) return day;
    const clock = clockOf(date, distance < 60);
    return before !== undefined && dayOf(before) === day ? clock : `${clock}\n${day}`;
  });
}

/** A moment in full: `2026-01-31 15:04:05`. */
export function momentText(time: number): string {
  const date = new Date(time * 1000);
  return `${dayOf(date)} ${clockOf(date, true)}`;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const exact = new Intl.NumberFormat('en', { maximumSignificantDigits: 12 });

/** Short where that tells the ticks apart: `1.5M`; else in full: `1,500,001`. */
export function valueLabels(values: readonly number[]): string[] {
  const short = values.map(shortLabel);
  return new Set(short).size === values.length ? short : values.map(value => exact.format(value));
}

function shortLabel(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 0.01 || size >= 1e15) ? String(Number(value.toPrecision(3))) : compact.format(value);
}

function dayOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function clockOf(date: Date, withSeconds: boolean): string {
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return withSeconds ? `${clock}:${two(date.getSeconds())}` : clock;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
