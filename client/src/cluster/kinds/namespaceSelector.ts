import { listOf, recordOf } from '../unknown.ts';

/** Where a monitor looks for what it selects: its own namespace unless it says otherwise. Operator API, NamespaceSelector. */
export type NamespaceSelector =
  | { readonly kind: 'own' }
  | { readonly kind: 'any' }
  | { readonly kind: 'names'; readonly names: readonly string[] };

export function namespaceSelectorOf(value: unknown): NamespaceSelector {
  const { any, matchNames } = recordOf(value);
  if (any === true) return { kind: 'any' };
  const names = listOf(matchNames).filter(name => typeof name === 'string');
  return names.length === 0 ? { kind: 'own' } : { kind: 'names', names };
}
