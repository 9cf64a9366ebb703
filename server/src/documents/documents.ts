import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckMemo } from '../schema/check.ts';
import { createParser, type Parser, type SyntaxTree } from '../yaml/parse.ts';
import { createDocument, type PrometheusDocument, type Schemas } from './document.ts';
import { type DocumentKind, kindOf } from './kind.ts';

/** The open documents, each read once a version; a new version takes over all that did not change. */
export interface Documents {
  /** A document was opened or changed. */
  update(source: TextDocument): void;
  close(uri: string): void;
  get(uri: string): PrometheusDocument | undefined;
}

interface Entry {
  readonly parser: Parser;
  readonly memos: Map<DocumentKind, CheckMemo>;
  source: TextDocument;
  document?: PrometheusDocument;
}

export function createDocuments(schemas: Schemas): Documents {
  const entries = new Map<string, Entry>();
  return {
    update(source) {
      const known = entries.get(source.uri);
      if (known) {
        known.source = source;
        delete known.document;
      } else entries.set(source.uri, { parser: createParser(), memos: new Map(), source });
    },
    close(uri) {
      entries.delete(uri);
    },
    get(uri) {
      const entry = entries.get(uri);
      if (!entry) return undefined;
      entry.document ??= read(entry, schemas);
      return entry.document;
    },
  };
}

function read({ source, parser, memos }: Entry, schemas: Schemas): PrometheusDocument {
  const text = source.getText();
  const { uri, languageId } = source;
  const isQuery = kindOf({ uri, languageId, root: null }) === 'promql';
  const tree: SyntaxTree = isQuery ? { text, root: null, problems: [] } : parser.parse(text);
  const kind = kindOf({ uri, languageId, root: tree.root });
  const memo: CheckMemo = memos.get(kind) ?? new WeakMap();
  memos.set(kind, memo);
  return createDocument({ source, kind, tree, schema: schemas[kind], memo });
}
