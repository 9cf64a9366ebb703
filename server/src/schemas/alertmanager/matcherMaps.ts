import { rule } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';

/** A label without an expression is refused (config/common/matchers.go, MatchRegexps). */
export const regexValues = (key: string): Rule =>
  rule('invalid-value', function* (record) {
    const map = record.record(key);
    for (const label of map?.keys() ?? []) {
      if (map?.has(label)) continue;
      const message = `There is no expression behind \`${label}\`. Write one such as \`.+\`.`;
      yield { at: { on: 'path', path: [key, label], part: 'key' }, message };
    }
  });
