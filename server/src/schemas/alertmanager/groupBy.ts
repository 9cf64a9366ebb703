import { rule } from '../../schema/rules.ts';
import type { FindingPlace, Rule } from '../../schema/rule.ts';

const all = '...';

const place = (index: number): FindingPlace => ({ on: 'path', path: ['group_by', index], part: 'value' });

/** Checks of Route.UnmarshalYAML (config/config.go) on `group_by`. */
export const groupBy: readonly Rule[] = [
  rule('conflicting-keys', function* (route) {
    const labels = route.texts('group_by');
    const index = labels.indexOf(all);
    if (index < 0 || labels.every(label => label === all)) return;
    yield { at: place(index), message: '`...` groups by every label already. Remove it, or the other labels.' };
  }),
  rule('duplicate-name', function* (route) {
    const firstAt = new Map<string, number>();
    for (const [index, label] of route.texts('group_by').entries()) {
      if (label === undefined || label === all) continue;
      const first = firstAt.get(label);
      if (first === undefined) firstAt.set(label, index);
      else {
        const related = [{ at: place(first), message: `\`${label}\` is listed here.` }];
        yield { at: place(index), message: `\`${label}\` is in this list already. Remove one of the two.`, related };
      }
    }
  }),
];
