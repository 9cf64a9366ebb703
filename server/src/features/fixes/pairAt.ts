import type { PrometheusDocument } from '../../documents/document.ts';
import { type Match, matchAt, pathOf } from '../../schema/match.ts';
import { type MappingNode, type Pair, resolveAlias } from '../../yaml/tree.ts';

interface PairAt {
  /** The record or map that the pair is in. */
  readonly owner: Match;
  readonly mapping: MappingNode;
  readonly pair: Pair;
}

/** The pair whose key begins at an offset; the schema need not know the key. */
export function pairAt(document: PrometheusDocument, offset: number): PairAt | undefined {
  if (!document.root) return undefined;
  for (const owner of pathOf(matchAt(document.root, offset)).toReversed()) {
    const mapping = owner.node?.kind === 'alias' ? undefined : resolveAlias(owner.node);
    const pair = mapping?.kind === 'mapping' ? mapping.pairs.find(({ key }) => key.start === offset) : undefined;
    if (mapping?.kind === 'mapping' && pair) return { owner, mapping, pair };
  }
  return undefined;
}
