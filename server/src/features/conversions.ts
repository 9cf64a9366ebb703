import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Range } from '../protocol.ts';
import { check } from '../schema/check.ts';
import { choose, type Concrete, force } from '../schema/choose.ts';
import { type Match, matchAt, mappingOf } from '../schema/match.ts';
import type { Ref } from '../schema/types.ts';
import { findPair, viewOf } from '../schema/view.ts';
import { type Conversion, conversions, sameKey } from '../schemas/manifests/conversions.ts';
import { startOfFile } from './ranges.ts';
import { folderOf, uriOf } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { applySplices, type Splice } from '../yaml/edit.ts';
import { columnOf } from '../yaml/habits.ts';
import { parseYaml } from '../yaml/parse.ts';
import { quote } from '../yaml/render.ts';
import { type MappingNode, type Node, resolveAlias } from '../yaml/tree.ts';

/** Writes the block at a position as a file of another kind beside this one, where that means the same. */
export async function conversionActions(document: PrometheusDocument, range: Range, { files }: Workspace): Promise<readonly CodeAction[]> {
  if (!document.root || document.masks.length > 0 || document.tree.problems.length > 0) return [];
  const match = recordAt(document.root, document.offsetAt(range.start));
  const actions = conversions.flatMap(conversion => {
    const made = match && match.schema === force(conversion.from) ? converted(document, { match, conversion }) : undefined;
    return made ? [{ ...made, title: conversion.title }] : [];
  });
  return Promise.all(
    actions.map(async ({ title, name, suffix, text }) => {
      const folder = folderOf(document.uri);
      const isThere = async (file: string): Promise<boolean> => ((await files.find(folder, file)) ?? []).length > 0;
      let file = `${name}${suffix}`;
      for (let number = 2; await isThere(file); number += 1) file = `${name}-${number}${suffix}`;
      return newFileAction({ title, uri: uriOf(folder, file), text });
    }),
  );
}

const newFileAction = ({ title, uri, text }: Readonly<Record<'title' | 'uri' | 'text', string>>): CodeAction => ({
  title,
  kind: CodeActionKind.RefactorRewrite,
  edit: {
    changeAnnotations: { convert: { label: title, needsConfirmation: true } },
    documentChanges: [
      { kind: 'create', uri, annotationId: 'convert' },
      { textDocument: { uri, version: null }, edits: [{ range: startOfFile, newText: text, annotationId: 'convert' }] },
    ],
  },
});

/** The record that a position stands in; on a key that is the one which has the key. */
function recordAt(root: Match, offset: number): Match | undefined {
  let match = matchAt(root, offset);
  if (match.at === 'field' && offset <= match.pair.key.end) match = match.parent;
  while (match.schema.kind !== 'record' && match.at !== 'root') match = match.parent;
  return match.schema.kind === 'record' ? match : undefined;
}

interface Asked {
  readonly match: Match;
  readonly conversion: Conversion;
}

/** Undefined where the new file would be refused, or mean something else. */
function converted(document: PrometheusDocument, { match, conversion }: Asked): { name: string; suffix: string; text: string } | undefined {
  const { takes, into, head, indents, names, suffix } = conversion;
  const record = mappingOf(match);
  const taken = takes === undefined || !record ? record : resolveAlias(findPair(record, takes)?.value);
  if (!record || taken?.kind !== 'mapping' || taken.flow || taken.pairs.length === 0) return undefined;
  const target = targetOf(conversion);
  const splices = target && renamings(taken, target);
  if (!splices) return undefined;
  const name = nameOf(document, match, record);
  const missing = names !== undefined && !taken.pairs.some(({ key }) => target?.kind === 'record' && sameKey(target, key.text) === names);
  const lines = [...(missing ? [`${names}: ${quote(name, 'plain')}`] : []), ...linesOf(document.text, taken, splices)];
  const [first, others] = indents;
  const body = lines.map((line, index) => (line === '' ? line : (index === 0 ? first : others) + line));
  const text = `${head(name)}${body.join('\n')}\n`;
  const tree = parseYaml(text);
  const refused = tree.problems.length > 0 || check(into, tree.root).some(({ severity }) => severity === 'error');
  return refused ? undefined : { name, suffix, text };
}

/** What the new file's schema has where the taken part will stand. */
function targetOf({ into, below }: Conversion): Concrete | undefined {
  let schema = choose(into, null);
  for (const key of below) {
    const field = schema.kind === 'record' ? schema.fields[key] : undefined;
    if (!field) return undefined;
    schema = choose(field.type, null);
  }
  return schema.kind === 'list' ? choose(schema.item, null) : schema;
}

/** Splices that give every key the name it has in the new file; undefined where one has none there. */
function renamings(node: Node | null, ref: Ref): readonly Splice[] | undefined {
  const written = resolveAlias(node);
  if (!node || node.kind === 'alias' || !written) return [];
  const schema = choose(ref, node);
  if (node.kind === 'sequence' && schema.kind === 'list') return all(node.items.map(({ value }) => renamings(value, schema.item)));
  if (node.kind !== 'mapping') return [];
  if (schema.kind === 'map') return all(node.pairs.map(({ value }) => renamings(value, schema.value)));
  if (schema.kind !== 'record') return undefined;
  return all(
    node.pairs.map(({ key, value }) => {
      const name = sameKey(schema, key.text);
      const field = name === undefined ? undefined : schema.fields[name];
      const inner = field && renamings(value, field.type);
      if (name === undefined || !inner) return undefined;
      return name === key.text ? inner : [{ start: key.start, end: key.end, text: name }, ...inner];
    }),
  );
}

function all<T>(parts: readonly (readonly T[] | undefined)[]): readonly T[] | undefined {
  const found = parts.filter(part => part !== undefined);
  return found.length === parts.length ? found.flat() : undefined;
}

/** The lines of a block as they stand, comments among them, but for the columns that it was indented by. */
function linesOf(text: string, { start, end }: MappingNode, splices: readonly Splice[]): readonly string[] {
  const column = columnOf(text, start);
  const stop = text.indexOf('\n', end);
  const moved = splices.map(splice => ({ ...splice, start: splice.start - start, end: splice.end - start }));
  const [first = '', ...others] = applySplices(text.slice(start, stop === -1 ? text.length : stop), moved).split(/\r?\n/);
  const indent = ' '.repeat(column);
  return [first, ...others.map(line => (line.startsWith(indent) ? line.slice(column) : line.trimStart()))].map(line =>
    line.replace(/\r$/, ''),
  );
}

/** What the new file and the object in it are called, as Kubernetes allows: after the object, the job or the file. */
function nameOf({ uri }: PrometheusDocument, { schema }: Match, record: MappingNode): string {
  const view = viewOf(record);
  const label = schema.kind === 'record' && schema.label !== undefined ? view.text(schema.label) : undefined;
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)).replace(/\.[^.]*$/, '');
  const name = view.record('metadata')?.text('name') ?? label ?? file;
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'converted'
  );
}
