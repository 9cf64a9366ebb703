import { type CodeAction, type CompletionItem, type Diagnostic, type Hover, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import { plainText } from '../snippetText.ts';
import type { Abilities } from './abilities.ts';

/** Answers as an editor can use them: the service gives the richest form that LSP has. */
export interface Fit {
  completion(items: readonly CompletionItem[]): CompletionItem[];
  hover(hover: Hover | null): Hover | null;
  diagnostics(found: readonly Diagnostic[]): Diagnostic[];
  actions(actions: readonly CodeAction[]): CodeAction[];
}

export function fitFor({ fillsSnippets, showsMarkdown, showsRelated, makesFiles }: Abilities): Fit {
  return {
    completion: items => items.map(item => (fillsSnippets ? item : withoutSnippet(item))),
    hover: hover => (hover && !showsMarkdown ? withoutMarkup(hover) : hover),
    diagnostics: found => found.map(diagnostic => (showsRelated ? diagnostic : withoutRelated(diagnostic))),
    actions: actions => actions.filter(({ edit }) => makesFiles || edit?.documentChanges === undefined),
  };
}

function withoutSnippet(item: CompletionItem): CompletionItem {
  if (item.insertTextFormat !== InsertTextFormat.Snippet) return item;
  const { textEdit, insertText } = item;
  return {
    ...item,
    insertTextFormat: InsertTextFormat.PlainText,
    ...(insertText !== undefined && { insertText: plainText(insertText) }),
    ...(textEdit && { textEdit: { ...textEdit, newText: plainText(textEdit.newText) } }),
  };
}

/** Markdown reads well as it is written. */
function withoutMarkup(hover: Hover): Hover {
  const { contents } = hover;
  return isMarkup(contents) ? { ...hover, contents: { kind: MarkupKind.PlainText, value: contents.value } } : hover;
}

const isMarkup = (contents: Hover['contents']): contents is { kind: MarkupKind; value: string } =>
  typeof contents === 'object' && 'kind' in contents;

function withoutRelated(diagnostic: Diagnostic): Diagnostic {
  const { relatedInformation: _, ...rest } = diagnostic;
  return rest;
}
