import { nearest } from '../spelling.ts';
import type { Format } from '../schema/types.ts';
import { timeZoneNames } from './timeZoneNames.ts';

/** Zones that the runtime knows and our list does not yet. */
const known: ReadonlySet<string> = new Set([...timeZoneNames, ...Intl.supportedValuesOf('timeZone')]);

/**
 * A zone of the IANA database, `UTC`, or `Local` for the zone of the machine that Alertmanager runs on (Go's time.LoadLocation).
 * Capital letters matter, and an offset such as `+02:00` is none.
 */
export const timeZone: Format = {
  name: 'time zone',
  yaml: 'string',
  example: 'Europe/Berlin',
  check({ text }) {
    if (text === '' || text === 'Local' || known.has(text)) return undefined;
    const replacement = timeZoneNames.find(name => name.toLowerCase() === text.toLowerCase()) ?? nearest(text, timeZoneNames);
    const advice =
      replacement === undefined ? 'Write a name of the IANA database such as `Europe/Berlin`.' : `Did you mean \`${replacement}\`?`;
    return { message: `\`${text}\` is not a time zone. ${advice}`, ...(replacement !== undefined && { replacement }) };
  },
  complete: () => [
    { value: 'UTC', doc: 'Coordinated universal time, which holds where no zone is set.', preferred: true },
    { value: 'Local', doc: 'The zone of the machine that Alertmanager runs on.' },
    ...timeZoneNames.filter(name => /^(?!Etc\/)[A-Z][A-Za-z]+\//.test(name)).map(value => ({ value })),
  ],
};
