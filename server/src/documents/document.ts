import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';
import { findRuleIslands, findTemplateIslands, type RuleIsland, type TemplateIsland } from '../islands/find.ts';
import { type CheckMemo, check } from '../schema/check.ts';
import { type Match, rootMatch } from '../schema/match.ts';
import type { Problem } from '../schema/problem.ts';
import type { Ref } from '../schema/types.ts';
import type { SyntaxTree } from '../yaml/parse.ts';
import type { Span } from '../yaml/tree.ts';
import type { DocumentKind } from './kind.ts';

/** The schema of each kind of document that has one. */
export type Schemas = Readonly<Partial<Record<DocumentKind, Ref>>>;

/** One version of one document, with all that is known of it. Whatever costs time is worked out when first asked for. */
export interface PrometheusDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly kind: DocumentKind;
  /** Of a `.promql` file this is an empty tree. */
  readonly tree: SyntaxTree;
  /** The tree beside its schema; undefined where no schema holds. */
  readonly root: Match | undefined;
  /** What the schema finds wrong, in the order of the text; the tree has its own problems. */
  readonly problems: readonly Problem[];
  /** Expressions of rules, by content: a PrometheusRule manifest, which has no schema of ours, holds them as well. */
  readonly islands: readonly RuleIsland[];
  /** Templates in the labels and annotations of alerts, by content too. */
  readonly templates: readonly TemplateIsland[];
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
  rangeOf(span: Span): Range;
}

interface Source {
  readonly source: TextDocument;
  readonly kind: DocumentKind;
  readonly tree: SyntaxTree;
  readonly schema: Ref | undefined;
  readonly memo: CheckMemo;
}

export function createDocument({ source, kind, tree, schema, memo }: Source): PrometheusDocument {
  let problems: readonly Problem[] | undefined;
  let islands: readonly RuleIsland[] | undefined;
  let templates: readonly TemplateIsland[] | undefined;
  const positionAt = (offset: number): Position => source.positionAt(offset);
  return {
    uri: source.uri,
    version: source.version,
    text: tree.text,
    kind,
    tree,
    root: schema && rootMatch(schema, tree.root),
    get problems() {
      problems ??= schema === undefined ? [] : check(schema, tree.root, memo);
      return problems;
    },
    get islands() {
      islands ??= findRuleIslands(tree.text, tree.root);
      return islands;
    },
    get templates() {
      templates ??= findTemplateIslands(tree.text, tree.root);
      return templates;
    },
    offsetAt: position => source.offsetAt(position),
    positionAt,
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
  };
}
