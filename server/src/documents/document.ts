import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { EmbeddedText } from '../islands/embedded.ts';
import { findRuleIslands, findTemplateIslands, type RuleIsland, ruleTexts, type TemplateIsland } from '../islands/find.ts';
import { findNotificationIslands } from '../islands/notifications.ts';
import { type CheckMemo, check, createCheckMemo } from '../schema/check.ts';
import { type Match, rootMatch } from '../schema/match.ts';
import type { Problem } from '../schema/problem.ts';
import type { Ref } from '../schema/types.ts';
import { newestVersion, type Version } from '../version.ts';
import type { SyntaxTree } from '../yaml/parse.ts';
import type { Span } from '../yaml/tree.ts';
import { type DocumentKind, notifying } from './kind.ts';
import { type Place, wholeFile } from './place.ts';
import { createRuleMemo, type RuleMemo, type RulePart, rulePartsOf } from './ruleParts.ts';

/** The schema of each kind of document that has one. */
export type Schemas = Readonly<Partial<Record<DocumentKind, Ref>>>;

/**
 * One version of one document, with all that is known of it. A file may hold several: offsets count in the document's own text, while
 * positions and ranges are those of the file. Whatever costs time is worked out when first asked for.
 */
export interface PrometheusDocument {
  /** Of the file. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly kind: DocumentKind;
  /** The release of Prometheus that it is checked for. */
  readonly prometheusVersion: Version;
  /** Where it is the text of a scalar in another document. */
  readonly holder: Holder | undefined;
  /** Nobody can read it as it is written: what is said of it has to quote it. */
  readonly isEncoded: boolean;
  /** Of a `.promql` file this is an empty tree. */
  readonly tree: SyntaxTree;
  /** The tree beside its schema; undefined where no schema holds. */
  readonly root: Match | undefined;
  /** What the schema finds wrong, in the order of the text; the tree has its own problems. */
  readonly problems: readonly Problem[];
  /** Expressions of rules, by content: rule files, manifests and the values of charts hold them in different places. */
  readonly islands: readonly RuleIsland[];
  /** Templates in the labels and annotations of alerts, by content too; of Alertmanager's configuration those in its notifications. */
  readonly templates: readonly TemplateIsland[];
  /** The same expressions and templates of rules in parts; undefined where they have to be looked at as a whole. */
  readonly ruleParts: readonly RulePart[] | undefined;
  /** The labels and annotations of rules. */
  readonly texts: readonly Span[];
  /** Where a template engine puts something in: what that is nobody knows here, so nothing can be said of what is not there. */
  readonly masks: readonly Range[];
  /** Whether the engine puts something in on the lines of an extent. */
  isMasked(span: Span): boolean;
  /** Whether what is typed at a position of the file belongs to this document, or to one in it. */
  holds(position: Position): boolean;
  /** The nearest offset to a position of the file. */
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
  rangeOf(span: Span): Range;
  /** An extent in the file. */
  toFile(span: Span): Span;
  /** Writes `text` at a span, indented and escaped as the place of the document in the file asks for; undefined where it cannot be said there. */
  edit(span: Span, text: string): TextEdit | undefined;
}

export interface Holder {
  readonly document: PrometheusDocument;
  readonly text: EmbeddedText;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** What of a document's former versions still holds. */
export interface DocumentMemo {
  readonly checked: CheckMemo;
  readonly rules: RuleMemo;
}

export const createDocumentMemo = (): DocumentMemo => ({ checked: createCheckMemo(), rules: createRuleMemo() });

interface Source {
  readonly source: TextDocument;
  /** The whole file, where nothing is said. */
  readonly place?: Place;
  readonly holder?: Holder | undefined;
  /** The actions of a template engine, in the file. */
  readonly masks?: readonly Span[];
  readonly kind: DocumentKind;
  readonly tree: SyntaxTree;
  readonly schema: Ref | undefined;
  /** Of this document, this kind and this release. */
  readonly memo: DocumentMemo;
  readonly prometheusVersion?: Version;
}

export function createDocument({
  source,
  place = wholeFile(source.getText()),
  holder,
  masks = [],
  kind,
  tree,
  schema,
  memo,
  prometheusVersion = newestVersion,
}: Source): PrometheusDocument {
  let problems: readonly Problem[] | undefined;
  let islands: readonly RuleIsland[] | undefined;
  let templates: readonly TemplateIsland[] | undefined;
  let ruleParts: { readonly found: readonly RulePart[] | undefined } | undefined;
  const positionAt = (offset: number): Position => source.positionAt(place.toFile({ start: offset, end: offset }).start);
  const fileRange = ({ start, end }: Span): Range => ({ start: source.positionAt(start), end: source.positionAt(end) });
  const where = kind === 'helmValues' || kind === 'chartRelease' ? 'anywhere' : 'atTop';
  const extent = masks.length > 0 ? place.toFile({ start: 0, end: place.text.length }) : undefined;
  const ownMasks = extent ? masks.filter(mask => extent.start <= mask.start && mask.start < extent.end).map(fileRange) : [];
  const root = schema && rootMatch(schema, tree.root);
  return {
    uri: source.uri,
    version: source.version,
    text: tree.text,
    kind,
    prometheusVersion,
    holder,
    isEncoded: holder !== undefined && (holder.text.encoding !== undefined || holder.document.isEncoded),
    tree,
    root,
    get problems() {
      problems ??= schema === undefined ? [] : check(schema, tree.root, { memo: memo.checked, version: prometheusVersion });
      return problems;
    },
    get islands() {
      islands ??= findRuleIslands(tree.text, tree.root, where);
      return islands;
    },
    get templates() {
      templates ??= [
        ...findTemplateIslands(tree.text, tree.root, where),
        ...(root && notifying.has(kind) ? findNotificationIslands(tree.text, root) : []),
      ];
      return templates;
    },
    get ruleParts() {
      ruleParts ??= { found: notifying.has(kind) ? undefined : rulePartsOf({ text: tree.text, root: tree.root, memo: memo.rules }) };
      return ruleParts.found;
    },
    get texts() {
      return ruleTexts(tree.root, where);
    },
    masks: ownMasks,
    isMasked(span) {
      if (ownMasks.length === 0) return false;
      const { start, end } = fileRange(place.toFile(span));
      return ownMasks.some(mask => mask.start.line <= end.line && start.line <= mask.end.line);
    },
    holds: position => place.holds(source.offsetAt(position)),
    offsetAt: position => place.fromFile(source.offsetAt(position)),
    positionAt,
    rangeOf: span => fileRange(place.toFile(span)),
    toFile: span => place.toFile(span),
    edit(span, text) {
      const edit = place.edit(span, text);
      return edit && { range: fileRange(edit), newText: edit.text };
    },
  };
}
