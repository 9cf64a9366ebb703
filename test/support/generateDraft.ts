import type { RecordSchema, Schema } from '../../server/src/schema/types.ts';

/** YAML on its way to become text: what a generator makes, a mutation bends and a reduction takes apart. */
export type Draft = ScalarDraft | ListDraft | MapDraft;

interface Common {
  /** What stands before the content, such as `&name` or `!!str`. */
  readonly prefix?: string;
}

export interface ScalarDraft extends Common {
  readonly kind: 'scalar';
  /** As written: quotes and all; `''` is a value that is not there. */
  readonly raw: string;
  /** What the schema wants in this place. */
  readonly schema?: Schema;
}

export interface ListDraft extends Common {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly Draft[];
}

export interface MapDraft extends Common {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
  readonly record?: RecordSchema;
}

export interface Entry {
  /** As written. */
  readonly key: string;
  readonly value: Draft;
}

export const scalarDraft = (raw: string, schema?: Schema): ScalarDraft => ({ kind: 'scalar', raw, ...(schema && { schema }) });

/** The text of a document. */
export function render(root: Draft): string {
  const text = behind(root, 0, '\n');
  return text.startsWith('\n') ? text.slice(1) : text.trimStart();
}

/** What stands behind a colon or a dash; `first` is how a mapping's first pair is set off from it. */
function behind(node: Draft, indent: number, first: string): string {
  const prefix = node.prefix === undefined ? '' : ` ${node.prefix}`;
  const pad = ' '.repeat(indent);
  if (node.kind === 'scalar') return `${prefix} ${node.raw.replaceAll('\n', `\n${pad}  `)}\n`;
  const empty = node.kind === 'list' ? node.items.length === 0 : node.entries.length === 0;
  if (node.flow || empty) return `${prefix} ${inline({ ...node, prefix: '' })}\n`;
  if (node.kind === 'list') return `${prefix}\n${node.items.map(item => `${pad}-${behind(item, indent + 2, ' ')}`).join('')}`;
  const lines = node.entries.map(({ key, value }) => `${key}:${behind(value, indent + 2, '\n')}`);
  return `${prefix}${prefix === '' ? first : '\n'}${first === ' ' && prefix === '' ? lines.join(pad) : pad + lines.join(pad)}`;
}

function inline(node: Draft): string {
  const prefix = node.prefix ? `${node.prefix} ` : '';
  switch (node.kind) {
    case 'scalar':
      return prefix + node.raw.replaceAll('\n', ' ');
    case 'list':
      return `${prefix}[${node.items.map(item => inline(item) || '~').join(', ')}]`;
    case 'map':
      return `${prefix}{${node.entries.map(({ key, value }) => `${key}: ${inline(value)}`).join(', ')}}`;
  }
}

/** Leads from the root to a node by indices of items and entries. */
export type Path = readonly number[];

export interface Place {
  readonly path: Path;
  readonly node: Draft;
}

export function places(node: Draft, path: Path = []): readonly Place[] {
  return [{ path, node }, ...childrenOf(node).flatMap((child, index) => places(child, [...path, index]))];
}

const childrenOf = (node: Draft): readonly Draft[] =>
  node.kind === 'list' ? node.items : node.kind === 'map' ? node.entries.map(({ value }) => value) : [];

/** The tree with one node replaced. */
export function replaced(node: Draft, [step, ...rest]: Path, by: (node: Draft) => Draft): Draft {
  if (step === undefined) return by(node);
  switch (node.kind) {
    case 'scalar':
      return node;
    case 'list':
      return { ...node, items: node.items.map((item, index) => (index === step ? replaced(item, rest, by) : item)) };
    case 'map':
      return {
        ...node,
        entries: node.entries.map((entry, index) => (index === step ? { ...entry, value: replaced(entry.value, rest, by) } : entry)),
      };
  }
}

/** Each tree that has one thing less, the largest losses first. */
export function* smaller(root: Draft): Iterable<Draft> {
  for (const { path, node } of places(root)) {
    for (const [index] of childrenOf(node).entries()) yield replaced(root, path, whole => without(whole, index));
  }
  for (const { path, node } of places(root)) {
    if (node.prefix !== undefined) yield replaced(root, path, bare);
    if (node.kind !== 'scalar' && node.flow)
      yield replaced(root, path, whole => (whole.kind === 'scalar' ? whole : { ...whole, flow: false }));
  }
}

const bare = (node: Draft): Draft => {
  const { prefix: _prefix, ...rest } = node;
  return rest;
};

function without(node: Draft, at: number): Draft {
  switch (node.kind) {
    case 'scalar':
      return node;
    case 'list':
      return { ...node, items: node.items.filter((_, index) => index !== at) };
    case 'map':
      return { ...node, entries: node.entries.filter((_, index) => index !== at) };
  }
}
