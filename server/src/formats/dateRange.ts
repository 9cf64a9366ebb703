import type { Format, FormatProblem } from '../schema/types.ts';

/** The two ends of a range such as `monday:friday`; of a single member both are that member. */
interface Range {
  readonly begin: number;
  readonly end: number;
}

type Member = (text: string) => number | undefined;

/** How Alertmanager reads each range of its time intervals, without regard to case (timeinterval/timeinterval.go, stringableRangeFromString). */
function readRange(text: string, member: Member): Range | undefined {
  const parts = text.toLowerCase().split(':');
  const [first = '', last = first] = parts;
  const [begin, end] = [member(first), member(last)];
  return parts.length > 2 || begin === undefined || end === undefined ? undefined : { begin, end };
}

/** Go's strconv.Atoi: neither blanks nor anything behind the digits. */
const atoi: Member = text => (/^[-+]?\d{1,18}$/.test(text) ? Number(text) : undefined);

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const named =
  (names: readonly string[], first: number): Member =>
  text => {
    const index = names.indexOf(text);
    return index < 0 ? undefined : index + first;
  };

interface Kind {
  readonly name: string;
  readonly example: string;
  readonly member: Member;
  /** How a range is written, for who wrote none. */
  readonly rule: string;
  readonly check: (range: Range, text: string) => FormatProblem | undefined;
  readonly complete?: Format['complete'];
}

const rangeFormat = ({ name, example, member, rule, check, complete }: Kind): Format => ({
  name,
  yaml: 'string',
  example,
  check({ text }) {
    const range = readRange(text, member);
    return range
      ? check(range, text)
      : {
          message: `\`${text}\` is not ${name.startsWith('y') ? 'a year' : `a ${name.replace(' range', '')}`} or a range of them. ${rule}`,
        };
  },
  ...(complete && { complete }),
});

const backwards = ({ begin, end }: Range, text: string): FormatProblem | undefined =>
  begin > end
    ? {
        message: `This range ends before it begins, and none wraps around. Write two ranges, or turn \`${text}\` around.`,
      }
    : undefined;

/** Days of the week by name; the week begins on Sunday. */
export const weekdayRange = rangeFormat({
  name: 'weekday range',
  example: 'monday:friday',
  member: named(weekdays, 0),
  rule: 'Write a day in full, such as `saturday`, or two with a colon, such as `monday:friday`.',
  check(range, text) {
    if (range.begin <= range.end) return undefined;
    const first = weekdays[range.begin] ?? 'saturday';
    const replacement = range.end === 0 ? (first === 'saturday' ? first : `${first}:saturday`) : undefined;
    const cure = replacement === undefined ? 'Write two ranges.' : `Write \`${replacement}\`, and \`sunday\` as an entry of its own.`;
    return { message: `The week begins on Sunday and \`${text}\` would run over its end. ${cure}` };
  },
  complete: () => [
    { value: 'monday:friday', doc: 'Every day from Monday to Friday.', preferred: true },
    ...weekdays.map(value => ({ value })),
  ],
});

/** Months by name or number. */
export const monthRange = rangeFormat({
  name: 'month range',
  example: 'january:march',
  member: text => named(months, 1)(text) ?? atoi(text),
  rule: 'Write a month in full or as a number, such as `december` or `12`, or two with a colon.',
  check(range, text) {
    if (range.begin > range.end) return backwards(range, text);
    return range.begin < 1 || range.end > 12
      ? { severity: 'warning', message: 'There are only the months 1 to 12. Write one of them.' }
      : undefined;
  },
  complete: () => months.map(value => ({ value })),
});

/** Days of a month; negative ones are counted from its end, -1 being the last. */
export const dayOfMonthRange = rangeFormat({
  name: 'day of the month range',
  example: '1:7',
  member: atoi,
  rule: 'Write a number from 1 to 31, or -1 to -31 counted from the end, or two with a colon, such as `-3:-1`.',
  check({ begin, end }, text) {
    for (const day of [begin, end]) {
      if (day === 0 || day < -31 || day > 31)
        return { message: `There is no day ${day}. Write 1 to 31, or -1 to -31 counted from the end of the month.` };
    }
    if (begin < 0 && end > 0)
      return { message: 'A range that begins at the end of the month ends there too. Write a negative second day.' };
    const fromStart = (day: number): number => (day < 0 ? 28 + day : day);
    return fromStart(begin) > fromStart(end) ? { message: `\`${text}\` ends before it begins. Turn it around.` } : undefined;
  },
  complete: () => [
    { value: '1', doc: 'The first day of the month.' },
    { value: '-1', doc: 'The last day of the month.' },
    { value: '1:7', doc: 'The first seven days.' },
    { value: '-7:-1', doc: 'The last seven days.' },
  ],
});

export const yearRange = rangeFormat({
  name: 'year range',
  example: '2026:2028',
  member: atoi,
  rule: 'Write a year such as `2026`, or two with a colon, such as `2026:2028`.',
  check: backwards,
});
