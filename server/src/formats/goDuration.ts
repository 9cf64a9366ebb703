import type { Format, FormatProblem, ScalarView } from '../schema/types.ts';
import { yamlNumber } from './number.ts';

/** Nanoseconds of the units that Go's time.ParseDuration knows. */
const units: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };

const syntax = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;

/** Go counts in 63 bits of nanoseconds. */
const longest = 2 ** 63;

/** Nanoseconds of a duration as Go's time.ParseDuration reads it; undefined for any other text. */
function parseGoDuration(text: string): number | undefined {
  if (/^[-+]?0$/.test(text)) return 0;
  if (!syntax.test(text)) return undefined;
  let total = 0;
  for (const [, number = '', unit = ''] of text.matchAll(/(\d+\.?\d*|\.\d+)([a-zµμ]+)/g)) total += Number(number) * (units[unit] ?? 0);
  return total >= longest ? undefined : text.startsWith('-') ? -total : total;
}

const suggestions = [
  { value: '10s', doc: 'Ten seconds.', preferred: true },
  { value: '30s', doc: 'Thirty seconds.' },
  { value: '1m', doc: 'One minute.' },
  { value: '5m', doc: 'Five minutes.' },
  { value: '1h', doc: 'One hour.' },
] as const;

/** A duration in Go's own syntax, which knows fractions and no unit above the hour: `1h30m`, `1.5s`. */
export const goDuration: Format = {
  name: 'Go duration',
  yaml: 'string',
  example: '30s',
  check: ({ text }) => problemOf(text),
  complete: () => suggestions,
};

/** The same where Go's YAML decoder does the reading: it takes a bare number for nanoseconds (yaml.v2 decode.go, scalar). */
export const timeout: Format = {
  ...goDuration,
  check(scalar: ScalarView) {
    const number = yamlNumber(scalar);
    if (number === undefined || Number.isNaN(number)) return problemOf(scalar.text);
    if (number >= longest) return { message: 'This duration is too long: they go up to about 292 years.' };
    if (number === 0) return undefined;
    const replacement = `${scalar.text}s`;
    return {
      severity: 'warning',
      message: `A number without a unit counts as nanoseconds here. Write \`${replacement}\` for seconds.`,
      ...(/^\d+$/.test(scalar.text) && { replacement }),
    };
  },
};

function problemOf(text: string): FormatProblem | undefined {
  if (parseGoDuration(text) !== undefined) return undefined;
  if (/^\d+$/.test(text)) return { message: `\`${text}\` has no unit. Write \`${text}s\` for seconds.`, replacement: `${text}s` };
  const days = /^(\d+)d$/.exec(text)?.[1];
  if (days !== undefined) {
    const replacement = `${Number(days) * 24}h`;
    return { message: `Go's durations know no days. Write \`${replacement}\`.`, replacement };
  }
  return {
    message: `\`${text}\` is not a duration. Write whole or decimal numbers with the units \`ms s m h\`, such as \`30s\` or \`1h30m\`.`,
  };
}
