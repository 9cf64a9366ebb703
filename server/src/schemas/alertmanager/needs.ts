import { given, rule } from '../../schema/rules.ts';
import type { RecordView, Rule } from '../../schema/rule.ts';
import type { Need } from './receiverKind.ts';
import { receiverKinds } from './receivers/index.ts';

const either = (keys: readonly string[]): string => keys.map(key => `\`${key}\``).join(' or ');

const met = (record: RecordView, keys: readonly string[], { emptyCounts }: Need): boolean =>
  keys.some(key => (emptyCounts ? record.has(key) : given(record, key)));

/** A default of the global section is there unless it is written as null. */
function metGlobally(settings: RecordView | undefined, need: Need): boolean {
  if (need.preset) return !need.global.some(key => settings?.keys().includes(key) && !settings.has(key));
  return settings !== undefined && met(settings, need.global, need);
}

/** What a receiver needs and the global section may have for all of them. */
export const needs: Rule = rule('missing-key', function* (config) {
  const settings = config.record('global');
  for (const [index, receiver] of config.records('receivers').entries()) {
    for (const [list, { needs: wanted = [] }] of Object.entries(receiverKinds)) {
      for (const [position, entry] of (receiver?.records(list) ?? []).entries()) {
        if (!entry) continue;
        for (const need of wanted) {
          if (met(entry, need.own, need) || metGlobally(settings, need)) continue;
          yield {
            at: { on: 'path', path: ['receivers', index, list, position], part: 'record' },
            message: `This needs ${either(need.own)}. Add it here, or ${either(need.global)} under \`global\` for all receivers.`,
          };
        }
      }
    }
  }
});
