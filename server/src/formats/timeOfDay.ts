import type { Format } from '../schema/types.ts';

const syntax = /^(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)$/;

/** Minutes since midnight of a time in 24 hours, undefined for any other text; `24:00` is the end of the day. */
export function minutesOf(text: string): number | undefined {
  const parts = syntax.exec(text);
  return parts ? (parts[1] === undefined ? 24 * 60 : Number(parts[1]) * 60 + Number(parts[2])) : undefined;
}

/** A time of the day as Alertmanager's time intervals have it (timeinterval/timeinterval.go, parseTime). */
export const timeOfDay: Format = {
  name: 'time of day',
  yaml: 'string',
  example: '09:00',
  check({ text }) {
    if (minutesOf(text) !== undefined) return undefined;
    const rule = 'A time is two digits, a colon and two digits, from `00:00` to `24:00`.';
    const replacement = closest(text);
    if (replacement === undefined) return { message: `\`${text}\` is not a time of the day. ${rule}` };
    return { message: `\`${text}\` is not a time of the day; write \`${replacement}\`. ${rule}`, replacement };
  },
  complete: () => [
    { value: '00:00', doc: 'The beginning of the day.' },
    { value: '09:00' },
    { value: '17:00' },
    { value: '24:00', doc: 'The end of the day.' },
  ],
};

/** `9:00`, `9am` and `5:30 pm` in 24 hours. */
function closest(text: string): string | undefined {
  const [, hour, minute = '00', half] = /^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap]m)?$/i.exec(text.trim()) ?? [];
  if (hour === undefined) return undefined;
  const base = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const written = `${String(base).padStart(2, '0')}:${minute}`;
  return minutesOf(written) === undefined ? undefined : written;
}
