import { SymbolKind as LspSymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { SymbolKind } from '../schema/types.ts';
import type { Workspace } from '../workspace/workspace.ts';

const kinds: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  job: LspSymbolKind.Object,
  'rule group': LspSymbolKind.Namespace,
  'recording rule': LspSymbolKind.Variable,
  alert: LspSymbolKind.Event,
  receiver: LspSymbolKind.Interface,
  'time interval': LspSymbolKind.Constant,
};

/** What the projects of the workspace define whose name has the letters of a text, in their order. */
export async function workspaceSymbols(query: string, { projects, facts }: Workspace): Promise<readonly WorkspaceSymbol[]> {
  const documents = await projects.allDocuments();
  return documents.flatMap(document =>
    facts(document).names.flatMap(({ kind, role, node }): readonly WorkspaceSymbol[] => {
      if (role !== 'definition' || !hasLetters(node.text, query)) return [];
      const containerName = document.uri.slice(document.uri.lastIndexOf('/') + 1);
      return [{ name: node.text, kind: kinds[kind], containerName, location: { uri: document.uri, range: document.rangeOf(node) } }];
    }),
  );
}

/** As editors filter: letters in order, with others between them. */
function hasLetters(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
