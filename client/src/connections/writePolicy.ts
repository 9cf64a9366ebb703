import type { ClusterError } from '../cluster/model.ts';

/** What the person's settings and VS Code say of writing. */
export interface WritePolicy {
  readonly trusted: boolean;
  readonly readOnly: boolean;
  /** Names of contexts and of Prometheus servers; `*` stands for any characters. */
  readonly productionContexts: readonly string[];
}

export type WriteVerdict =
  | { readonly kind: 'free' }
  /** The person has to say so first, for each write. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'refused'; readonly error: ClusterError };

/** Whether something may be written to the context or server of that name. */
export function verdictOn(name: string, { trusted, readOnly, productionContexts }: WritePolicy): WriteVerdict {
  if (!trusted) {
    return {
      kind: 'refused',
      error: {
        kind: 'untrusted',
        message: 'This workspace is not trusted, so nothing is written to a cluster or a Prometheus server. Trust it first.',
      },
    };
  }
  if (readOnly) {
    return {
      kind: 'refused',
      error: {
        kind: 'readOnly',
        message: `Nothing is written to "${name}": the setting prometheusWorkbench.readOnly is on. Turn it off to write.`,
      },
    };
  }
  return productionContexts.some(pattern => matches(pattern, name)) ? { kind: 'ask' } : { kind: 'free' };
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern
    .trim()
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return pattern.trim() !== '' && new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}
