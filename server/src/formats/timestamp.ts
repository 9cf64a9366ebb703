import type { Format } from '../schema/types.ts';

const date = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/** What Go's strconv.ParseFloat takes in everyday use: decimal, or one of its words. */
const number = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf(?:inity)?|nan)$/i;

/** A point in time: seconds since 1970, or a date as RFC 3339 has it (cmd/promtool/query.go, parseTime). */
export const timestamp: Format = {
  name: 'time',
  yaml: 'string',
  example: '2026-01-01T00:00:00Z',
  check({ text }) {
    if (number.test(text) || isDate(text)) return undefined;
    return { message: `\`${text}\` is no point in time. Write a date such as \`2026-01-01T00:00:00Z\`, or seconds since 1970.` };
  },
  describe(text) {
    const seconds = /^\d{1,11}$/.test(text) ? Number(text) : undefined;
    return seconds === undefined ? undefined : `\`${text}\` is ${new Date(seconds * 1000).toISOString().replace('.000', '')}.`;
  },
};

function isDate(text: string): boolean {
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = (date.exec(text) ?? [])
    .slice(1)
    .map(part => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return false;
  const days = new Date(Date.UTC(year < 100 ? 2000 + year : year, month, 0)).getUTCDate();
  const inRange = (value = 0, limit: number): boolean => value < limit;
  const ofDay = inRange(hour, 24) && inRange(minute, 60) && inRange(second, 60) && inRange(offsetHour, 25) && inRange(offsetMinute, 61);
  return ofDay && month >= 1 && month <= 12 && day >= 1 && day <= days;
}
