import type { PrometheusDocument } from '../../documents/document.ts';
import type { Fix } from '../../schema/problem.ts';
import type { Splice } from '../../yaml/edit.ts';
import { nestPair } from '../../yaml/nest.ts';
import type { Span } from '../../yaml/tree.ts';
import { pairAt } from './pairAt.ts';

/** The pair moves into the block that it belongs to. */
export function nest(document: PrometheusDocument, { start }: Span, fix: Extract<Fix, { kind: 'nest' }>): readonly Splice[] {
  const found = pairAt(document, start);
  return (found && nestPair(document.text, { mapping: found.mapping, pair: found.pair, key: fix.key, inList: fix.inList === true })) ?? [];
}
