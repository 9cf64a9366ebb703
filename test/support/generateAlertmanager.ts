import type * as fc from 'fast-check';
import { alertmanagerConfig } from '../../server/src/schemas/alertmanager/alertmanager.ts';
import { configOf } from './generateConfig.ts';
import { type Draft, type Entry, type MapDraft, scalarDraft } from './generateDraft.ts';

/** Configurations of Alertmanager whose names fit together, so that most of them are sound. */
export const alertmanagerDrafts = (): fc.Arbitrary<MapDraft> => configOf(alertmanagerConfig).map(consistent);

function consistent(root: MapDraft): MapDraft {
  const names = { receivers: ['team-x', 'team-y', 'team-z'], intervals: ['offline-hours', 'nights', 'days', 'weekends'] };
  const entries = root.entries.map(({ key, value }): Entry => {
    switch (key) {
      case 'route':
        return { key, value: asRoot(value) };
      case 'receivers':
        return { key, value: withNames(value, names.receivers) };
      case 'time_intervals':
      case 'mute_time_intervals':
        return { key, value: withNames(value, names.intervals) };
      default:
        return { key, value };
    }
  });
  const hasIntervals = entries.some(({ key }) => key === 'time_intervals');
  return { ...root, entries: hasIntervals ? entries : [...entries, { key: 'time_intervals', value: withNames(noItems, names.intervals) }] };
}

const noItems: Draft = { kind: 'list', flow: false, items: [] };

/** The root route matches everything and goes on to nothing. */
const notAtRoot: ReadonlySet<string> = new Set([
  'matchers',
  'match',
  'match_re',
  'continue',
  'mute_time_intervals',
  'active_time_intervals',
]);

const asRoot = (route: Draft): Draft =>
  route.kind === 'map'
    ? {
        ...route,
        entries: route.entries.flatMap(entry =>
          notAtRoot.has(entry.key) ? [] : [entry.key === 'receiver' ? { ...entry, value: scalarDraft('team-x') } : entry],
        ),
      }
    : route;

/** Gives each item the next of the names, and makes an item where there is none. */
function withNames(list: Draft, names: string[]): Draft {
  if (list.kind !== 'list') return list;
  const items: readonly Draft[] =
    list.items.length > 0 ? list.items : [{ kind: 'map', flow: true, entries: [{ key: 'name', value: scalarDraft('') }] }];
  return { ...list, items: items.map(item => named(item, names.shift() ?? 'another')) };
}

const named = (item: Draft, name: string): Draft =>
  item.kind === 'map'
    ? {
        ...item,
        entries: item.entries.map(entry => (entry.key === 'name' ? { ...entry, value: scalarDraft(name, scalarSchema(entry)) } : entry)),
      }
    : item;

const scalarSchema = ({ value }: Entry): Parameters<typeof scalarDraft>[1] => (value.kind === 'scalar' ? value.schema : undefined);
