import { oneOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, namedOf } from './kind.ts';

/** What some controller had to say of an object. */
export interface Event {
  readonly namespace: string;
  readonly name: string;
  readonly type: 'Normal' | 'Warning';
  /** One word: InvalidConfiguration. */
  readonly reason: string;
  readonly message: string;
  /** The object that it is about; it stands in the event's own namespace. */
  readonly about: { readonly kind: string; readonly name: string };
  /** When it was last said, as the API server writes it; sorts as text. */
  readonly time: string;
}

export const eventKind: Kind<Event> = { group: '', version: 'v1', plural: 'events', namespaced: true, parse };

function parse(object: UnknownRecord): Event {
  const { namespace, name } = namedOf(object);
  const about = recordOf(object['involvedObject']);
  const times = [object['lastTimestamp'], object['eventTime'], object['firstTimestamp']].map(textOf);
  return {
    namespace,
    name,
    type: oneOf(['Normal', 'Warning'] as const, object['type'], 'Normal'),
    reason: textOf(object['reason']) ?? '',
    message: textOf(object['message']) ?? '',
    about: { kind: textOf(about['kind']) ?? '', name: textOf(about['name']) ?? '' },
    time: times.find(time => time !== undefined) ?? '',
  };
}
