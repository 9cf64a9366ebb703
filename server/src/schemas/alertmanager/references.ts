import { rule } from '../../schema/rules.ts';
import type { FindingPlace, RecordView, Rule } from '../../schema/rule.ts';
import { routesOf } from './routes.ts';

interface Named {
  readonly name: string;
  readonly at: FindingPlace;
}

const namesIn = (config: RecordView, lists: readonly string[]): readonly Named[] =>
  lists.flatMap(list =>
    config.records(list).flatMap((item, index): Named[] => {
      const name = item?.text('name');
      return name ? [{ name, at: { on: 'path', path: [list, index, 'name'], part: 'value' } }] : [];
    }),
  );

const receivers = (config: RecordView): readonly Named[] => namesIn(config, ['receivers']);
const intervals = (config: RecordView): readonly Named[] => namesIn(config, ['mute_time_intervals', 'time_intervals']);

function* routedTo(config: RecordView): Iterable<Named> {
  for (const { route, path } of routesOf(config)) {
    const name = route.text('receiver');
    if (name) yield { name, at: { on: 'path', path: [...path, 'receiver'], part: 'value' } };
  }
}

function* timedBy(config: RecordView): Iterable<Named> {
  for (const { route, path } of routesOf(config)) {
    for (const key of ['mute_time_intervals', 'active_time_intervals']) {
      for (const [index, name] of route.texts(key).entries()) {
        if (name !== undefined) yield { name, at: { on: 'path', path: [...path, key, index], part: 'value' } };
      }
    }
  }
}

interface Reference {
  readonly what: string;
  readonly defined: (config: RecordView) => readonly Named[];
  readonly used: (config: RecordView) => Iterable<Named>;
}

const kinds: readonly Reference[] = [
  { what: 'receiver', defined: receivers, used: routedTo },
  { what: 'time interval', defined: intervals, used: timedBy },
];

const quoted = (names: readonly string[]): string => [...new Set(names)].map(name => `\`${name}\``).join(', ');

/** Names that nothing has, names that two have (config/config.go, Config.UnmarshalYAML, checkReceiver and checkTimeInterval). */
export const references: readonly Rule[] = kinds.flatMap(({ what, defined, used }) => [
  rule('unknown-reference', function* (config) {
    const names = defined(config).map(({ name }) => name);
    for (const { name, at } of used(config)) {
      if (names.includes(name)) continue;
      const advice = names.length === 0 ? 'There is none in this file.' : `There are ${quoted(names)}.`;
      yield { at, message: `There is no ${what} called \`${name}\`. ${advice}` };
    }
  }),
  rule('duplicate-name', function* (config) {
    const first = new Map<string, Named>();
    for (const named of defined(config)) {
      const known = first.get(named.name);
      if (!known) {
        first.set(named.name, named);
        continue;
      }
      yield {
        at: named.at,
        message: `Another ${what} is called \`${named.name}\` already. Give this one a name of its own.`,
        related: [{ at: known.at, message: `\`${named.name}\` is first used here.` }],
      };
    }
  }),
  rule('unused-name', function* (config) {
    const names = new Set([...used(config)].map(({ name }) => name));
    for (const { name, at } of defined(config)) {
      if (names.has(name)) continue;
      yield {
        at,
        severity: 'warning',
        message: `No route refers to the ${what} \`${name}\`, so it does nothing. Name it in a route, or remove it.`,
      };
    }
  }),
]);
