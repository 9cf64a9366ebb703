import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import { folderOf, pathFrom } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { definitionsOf, expressionOf, type Occurrence } from './occurrences.ts';

/** What a name that is used at a position stands for, where the project defines it. */
export async function nameHover(document: PrometheusDocument, position: Position, workspace: Workspace): Promise<Hover | null> {
  const name = workspace.names.at(document, document.offsetAt(position));
  if (name?.role !== 'reference') return null;
  const definitions = await definitionsOf(document, name, workspace);
  if (definitions.length === 0) return null;
  const value = definitions.map(definition => describe(definition, folderOf(document.uri))).join('\n\n---\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: document.rangeOf(name.span) };
}

function describe({ document, name }: Occurrence, folder: string): string {
  const head = `**${name.text}**: ${name.kind}, defined in \`${pathFrom(folder, document.uri)}\``;
  const expr = name.written.in === 'scalar' ? expressionOf(document, name.written.node) : undefined;
  return expr === undefined ? head : `${head}\n\n\`\`\`promql\n${expr.trim()}\n\`\`\``;
}
