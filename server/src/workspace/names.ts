import type { PrometheusDocument } from '../documents/document.ts';
import { remember } from '../memo.ts';
import { type Mention, mentionsIn } from '../promql/mentions.ts';
import type { SymbolKind } from '../schema/types.ts';
import type { ScalarNode, Span } from '../yaml/tree.ts';
import type { Facts } from './facts.ts';
import { queriesIn, type Query } from './queries.ts';

/** A name of a document that other places, in this file or another, may use. */
export interface Name {
  readonly kind: SymbolKind;
  readonly text: string;
  readonly role: 'definition' | 'reference';
  /** The name as written; of a scalar with its quotes, in an expression without. */
  readonly span: Span;
  readonly written: Written;
}

/** Where a name is written, which decides how another may take its place. */
export type Written =
  | { readonly in: 'scalar'; readonly node: ScalarNode }
  | { readonly in: 'query'; readonly query: Query; readonly mention: Mention };

/** More expressions than the largest rule files hold. */
const most = 20_000;

/** Every name that a document defines or uses, read once for each version of it. */
export function createNames(facts: (document: PrometheusDocument) => Facts): (document: PrometheusDocument) => readonly Name[] {
  const mentionsOf = remember(mentionsIn, most);
  const known = new WeakMap<PrometheusDocument, readonly Name[]>();
  return document => {
    const names = known.get(document) ?? [
      ...facts(document).names.map(
        ({ kind, role, node }): Name => ({ kind, role, text: node.text, span: node, written: { in: 'scalar', node } }),
      ),
      ...queriesIn(document).flatMap(query => mentionsOf(query.text).flatMap(mention => nameOf(query, mention))),
    ];
    known.set(document, names);
    return names;
  };
}

/** What a label's values are names of: every target has its job, and every alert its name (prometheus/model/labels). */
const namedByLabel: Readonly<Record<string, SymbolKind>> = { job: 'job', alertname: 'alert' };

export const symbolOfLabel = (label: string): SymbolKind | undefined =>
  Object.hasOwn(namedByLabel, label) ? namedByLabel[label] : undefined;

function nameOf(query: Query, mention: Mention): readonly Name[] {
  const kind = mention.of === 'metric' ? 'recording rule' : symbolOfLabel(mention.label);
  if (kind === undefined) return [];
  const { from, to } = query.outer(mention);
  return [{ kind, text: mention.text, role: 'reference', span: { start: from, end: to }, written: { in: 'query', query, mention } }];
}
