import type { Version } from '../../schema/types.ts';
import { duration, port, text } from '../scalars.ts';

/** Keys that many discoveries have under the same name and with the same meaning. */

export const refreshInterval = (every: string, since: Version) =>
  ({
    type: duration,
    doc: 'How often to ask for the list of targets. Targets that appear or vanish between two rounds are noticed with the next one, so shorter means fresher and more load on the API.',
    default: every,
    since,
  }) as const;

export const scrapePort = (number: number, since: Version) =>
  ({
    type: port,
    doc: 'Port to scrape on every discovered machine, since the API does not tell where metrics are served. For other ports write `__address__` by relabelling.',
    default: String(number),
    since,
  }) as const;

export const tagSeparator = (since: Version) =>
  ({
    type: text,
    doc: 'What joins several tags into one label value. The value also begins and ends with it, so that `regex: .*,web,.*` finds a tag safely.',
    default: ',',
    since,
  }) as const;
