import type { RecordView } from '../schema/rule.ts';
import type { Format, Surroundings, ValueSuggestion } from '../schema/types.ts';

const needed = (name: string, example: string): Format => ({
  name,
  yaml: 'string',
  example,
  check: ({ text }) => (text === '' ? { message: 'This name cannot be empty. Write one.' } : undefined),
});

export const receiverName = needed('receiver name', 'team-x');

/** In a route, where the empty text is the same as none. */
export const receiverReference: Format = {
  ...receiverName,
  check: () => undefined,
  complete: around => namesIn(around, ['receivers'], meansOf),
};

export const timeIntervalName = needed('time interval name', 'offline-hours');

export const timeIntervalReference: Format = {
  ...timeIntervalName,
  complete: around => namesIn(around, ['time_intervals', 'mute_time_intervals'], () => undefined),
};

/** The names in lists at the top of the file. */
function namesIn(
  around: Surroundings | undefined,
  lists: readonly string[],
  describe: (item: RecordView) => string | undefined,
): readonly ValueSuggestion[] {
  const root = around?.at(-1)?.record;
  return lists.flatMap(list =>
    (root?.records(list) ?? []).flatMap(item => {
      const value = item?.text('name');
      if (!item || !value) return [];
      const doc = describe(item);
      return [{ value, ...(doc !== undefined && { doc }) }];
    }),
  );
}

/** How a receiver notifies, by the keys of its lists. */
function meansOf(receiver: RecordView): string {
  const means = receiver.keys().filter(key => key.endsWith('_configs') && receiver.has(key));
  return means.length === 0 ? 'Notifies nobody.' : `Notifies by ${means.map(key => `\`${key}\``).join(', ')}.`;
}
