import type { Format, FormatProblem } from '../schema/types.ts';
import { closestDuration, describeDuration, parseDuration, tooLong } from './durationText.ts';

/**
 * Prometheus' own duration syntax (prometheus/common model/time.go, ParseDuration): whole numbers with the units
 * `y w d h m s ms` in that order, each at most once, or a bare `0`. No sign, fraction or blank; at most about 292 years.
 */
export const duration: Format = {
  name: 'duration',
  yaml: 'string',
  readsItself: true,
  example: '30s',
  check: ({ text }) => durationProblem(text),
  complete: () => [
    { value: '15s', doc: 'Fifteen seconds: a common scrape interval.', preferred: true },
    { value: '30s', doc: 'Thirty seconds.' },
    { value: '1m', doc: 'One minute: the scrape interval Prometheus starts from.' },
    { value: '5s', doc: 'Five seconds.' },
    { value: '10s', doc: 'Ten seconds: the scrape timeout Prometheus starts from.' },
    { value: '2m', doc: 'Two minutes.' },
    { value: '5m', doc: 'Five minutes.' },
    { value: '15m', doc: 'Fifteen minutes.' },
    { value: '1h', doc: 'One hour.' },
    { value: '1d', doc: 'One day of 24 hours.' },
  ],
  describe: describeDuration,
};

function durationProblem(text: string): FormatProblem | undefined {
  if (text === '') return { message: 'The duration is empty. Write one such as `30s` or `1h30m`.' };
  const parsed = parseDuration(text);
  if (parsed === tooLong) return { message: 'This duration is too long: they go up to about 292 years.' };
  if (parsed !== undefined) return undefined;
  const replacement = closestDuration(text);
  const rule = 'A duration is whole numbers with the units `y w d h m s ms` in that order, without blanks, such as `30s` or `1h30m`.';
  if (replacement === undefined) return { message: `\`${text}\` is not a duration. ${rule}` };
  if (/^[0-9]+$/.test(text)) {
    return { message: `\`${text}\` has no unit. Write \`${replacement}\` for seconds, or another of \`ms m h d w y\`.`, replacement };
  }
  return { message: `\`${text}\` is not a duration; write \`${replacement}\`. ${rule}`, replacement };
}
