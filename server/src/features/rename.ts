import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position, Range } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Anchor, anchorAt } from '../yaml/anchors.ts';
import { inEncodedLine } from './encoded.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { whyNoName, writeName } from './writeName.ts';

export type Renaming =
  | { readonly kind: 'edit'; readonly edit: WorkspaceEdit }
  /** A sentence for the person. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The name at a position, where it can be renamed: what is defined in none of the files known is the affair of others. */
export async function prepareRename(
  document: PrometheusDocument,
  position: Position,
  workspace: Workspace,
): Promise<{ readonly range: Range; readonly placeholder: string } | null> {
  const offset = document.offsetAt(position);
  const anchor = anchorAt(document.tree, offset);
  if (anchor) {
    const here = [anchor.span, ...anchor.aliases].find(({ start, end }) => start - 1 <= offset && offset <= end) ?? anchor.span;
    return { range: document.rangeOf(here), placeholder: anchor.name };
  }
  const name = workspace.names.at(document, offset);
  if (!name || !isDefined(await occurrencesOf(document, name, workspace))) return null;
  const written = document.text.slice(name.span.start, name.span.end);
  const quotes = name.written.in === 'scalar' && /^(['"]).*\1$/s.test(written) ? 1 : 0;
  return { range: document.rangeOf({ start: name.span.start + quotes, end: name.span.end - quotes }), placeholder: name.text };
}

interface Wanted {
  readonly position: Position;
  readonly newName: string;
}

/** The edits that give the thing at a position another name wherever the project speaks of it. */
export async function rename(document: PrometheusDocument, { position, newName }: Wanted, workspace: Workspace): Promise<Renaming> {
  const offset = document.offsetAt(position);
  const anchor = anchorAt(document.tree, offset);
  if (anchor) return renameAnchor(document, anchor, newName);
  const name = workspace.names.at(document, offset);
  if (!name) return { kind: 'refused', reason: 'There is no name here that could be changed.' };
  const reason = whyNoName(name.kind, newName);
  if (reason !== undefined) return { kind: 'refused', reason };
  const found = await occurrencesOf(document, name, workspace);
  if (!isDefined(found)) {
    return { kind: 'refused', reason: `\`${name.text}\` is defined in no file of this project, so its name cannot be changed here.` };
  }
  const taken = await occurrencesOf(document, { ...name, text: newName }, workspace);
  if (newName !== name.text && isDefined(taken)) return { kind: 'refused', reason: `There is a ${name.kind} \`${newName}\` already.` };
  return inAllFiles(found, newName);
}

const isDefined = (found: readonly Occurrence[]): boolean => found.some(({ name }) => name.role === 'definition');

function inAllFiles(found: readonly Occurrence[], newName: string): Renaming {
  const changes: Record<string, TextEdit[]> = {};
  for (const { document, name } of found) {
    const newText = writeName(name, newName, document);
    const edit = newText === undefined ? undefined : document.edit(name.span, newText);
    if (!edit) {
      const range = document.rangeOf(name.span);
      if (document.isEncoded)
        return { kind: 'refused', reason: `${inEncodedLine(document, name.span)}, uses the name too. Decode it first.` };
      const reason = `\`${newName}\` does not fit into line ${range.start.line + 1} of ${document.uri.slice(document.uri.lastIndexOf('/') + 1)} without other changes. Choose a simpler name.`;
      return { kind: 'refused', reason };
    }
    changes[document.uri] = [...(changes[document.uri] ?? []), edit];
  }
  return { kind: 'edit', edit: { changes } };
}

function renameAnchor(document: PrometheusDocument, { span, aliases }: Anchor, newName: string): Renaming {
  if (!/^[\w-]+$/.test(newName))
    return { kind: 'refused', reason: 'The name of an anchor is made of letters, digits, dashes and underscores.' };
  const edits = [span, ...aliases].flatMap(at => document.edit(at, newName) ?? []);
  return { kind: 'edit', edit: { changes: { [document.uri]: edits } } };
}
