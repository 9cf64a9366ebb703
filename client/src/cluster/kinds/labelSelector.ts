import { isRecord, listOf, recordOf, textOf } from '../unknown.ts';
import type { LabelRequirement, LabelSelector } from '../selectors.ts';
import { stringsOf } from './kind.ts';

/** Undefined where there is none, which for most fields means another thing than one that is empty. */
export function labelSelectorOf(value: unknown): LabelSelector | undefined {
  if (!isRecord(value)) return undefined;
  return {
    matchLabels: stringsOf(value['matchLabels']),
    matchExpressions: listOf(value['matchExpressions']).map(requirementOf),
  };
}

function requirementOf(value: unknown): LabelRequirement {
  const { key, operator, values } = recordOf(value);
  return { key: textOf(key) ?? '', operator: textOf(operator) ?? '', values: listOf(values).filter(one => typeof one === 'string') };
}
