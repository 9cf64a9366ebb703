import type { PrometheusDocument } from '../documents/document.ts';
import { remember } from '../memo.ts';
import { type Mention, mentionsIn } from '../promql/mentions.ts';
import { matchAt } from '../schema/match.ts';
import type { SymbolKind } from '../schema/types.ts';
import type { ScalarNode, Span } from '../yaml/tree.ts';
import { type Facts, type NamedSymbol, namesIn } from './facts.ts';
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

export interface Names {
  /** Every name that a document defines or uses, read once for each version of it. */
  in(document: PrometheusDocument): readonly Name[];
  /** The names that a document defines, for which no expression is read. */
  definedIn(document: PrometheusDocument): readonly Name[];
  /** The name that an offset touches; only what stands there is read. */
  at(document: PrometheusDocument, offset: number): Name | undefined;
}

export function createNames(facts: (document: PrometheusDocument) => Facts): Names {
  const mentionsOf = remember(mentionsIn, most);
  const known = new WeakMap<PrometheusDocument, readonly Name[]>();
  const mentioned = (query: Query): readonly Name[] => mentionsOf(query.text).flatMap(mention => nameOf(query, mention));
  return {
    in(document) {
      const names = known.get(document) ?? [...facts(document).names.map(written), ...queriesIn(document).flatMap(mentioned)];
      known.set(document, names);
      return names;
    },
    definedIn: document => facts(document).names.flatMap(name => (name.role === 'definition' ? [written(name)] : [])),
    at(document, offset) {
      const touches = ({ span }: Name): boolean => span.start <= offset && offset <= span.end;
      const query = queriesIn(document).find(each => each.inner(offset) !== undefined);
      if (query) return mentioned(query).find(touches);
      const match = document.root && matchAt(document.root, offset);
      const field = match?.at === 'item' ? match.parent : match;
      return field?.at === 'field' ? namesIn(field).map(written).find(touches) : undefined;
    },
  };
}

const written = ({ kind, role, node }: NamedSymbol): Name => ({ kind, role, text: node.text, span: node, written: { in: 'scalar', node } });

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
