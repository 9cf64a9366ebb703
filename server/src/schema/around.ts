import { type Node, resolveAlias } from '../yaml/tree.ts';
import { type Match, pathOf } from './match.ts';
import type { Surroundings } from './types.ts';
import { findPair, viewOf } from './view.ts';

type Step = string | number;

/** The records around a match, itself included where it is one; `further` steps lead on from it into what it holds. */
export function aroundOf(match: Match, further: readonly Step[] = []): Surroundings {
  const chain = pathOf(match);
  const steps: readonly Step[] = [...chain.flatMap(stepTo), ...further];
  const nodes: (Node | null | undefined)[] = chain.map(({ node }) => node);
  for (const step of further) nodes.push(below(nodes.at(-1), step));
  return nodes
    .flatMap((node, depth) => {
      const mapping = resolveAlias(node);
      if (mapping?.kind !== 'mapping') return [];
      const schema = chain[depth]?.schema;
      return [{ record: viewOf(mapping), path: steps.slice(depth), ...(schema?.kind === 'record' && { name: schema.name }) }];
    })
    .toReversed();
}

function stepTo(match: Match): readonly Step[] {
  switch (match.at) {
    case 'root':
      return [];
    case 'field':
    case 'entry':
      return [match.pair.key.text];
    case 'item':
      return [match.index];
  }
}

function below(node: Node | null | undefined, step: Step): Node | null | undefined {
  const owner = resolveAlias(node);
  if (owner?.kind === 'mapping' && typeof step === 'string') return findPair(owner, step)?.value;
  return owner?.kind === 'sequence' && typeof step === 'number' ? owner.items[step]?.value : undefined;
}
