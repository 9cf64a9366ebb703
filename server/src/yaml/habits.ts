import { lineStart } from './line.ts';
import type { Habits, Quote } from './render.ts';
import type { MappingNode, Node, ScalarNode, SequenceNode } from './tree.ts';

/** Column of an offset, in UTF-16 code units; a byte order mark takes none. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

/** Offset of the end of a line's content, before `\n` or `\r\n`. */
export function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

interface Seen {
  readonly quotes: Map<string, Quote>;
  readonly flows: Map<string, boolean>;
  listIndent?: number;
  step?: number;
  dashWidth?: number;
  keyQuote?: Quote;
}

/** What to do where a file gives no example. */
export interface Defaults {
  /** Keys whose value is written in brackets. */
  readonly flow: readonly string[];
  /** Keys whose values are quoted, all in the same way. */
  readonly quoted: readonly string[];
}

/** Where to look for examples: the list that is to grow counts most, and what is seen last holds. */
export interface Examples {
  readonly root: Node | null;
  readonly list?: SequenceNode;
}

export function habitsOf(text: string, { root, list }: Examples, defaults: Defaults): Habits {
  const around: Seen = { quotes: new Map(), flows: new Map() };
  const within: Seen = { quotes: new Map(), flows: new Map() };
  if (root) look(root, { text, seen: around, key: '' });
  if (list) look(list, { text, seen: within, key: '' });
  const step = within.step ?? around.step ?? 2;
  const keyQuote = within.keyQuote ?? around.keyQuote ?? 'plain';
  // JSON is YAML: where keys are in double quotes, so is everything else.
  const fallback = keyQuote === 'double' ? keyQuote : undefined;
  return {
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
    step,
    listIndent: within.listIndent ?? around.listIndent ?? step,
    dashWidth: within.dashWidth ?? around.dashWidth ?? 2,
    keyQuote,
    quoteOf: key => {
      if (!defaults.quoted.includes(key)) return within.quotes.get(key) ?? fallback ?? 'plain';
      const alike = [key, ...defaults.quoted].find(each => within.quotes.has(each));
      return (alike === undefined ? undefined : within.quotes.get(alike)) ?? fallback ?? 'single';
    },
    isFlow: key => within.flows.get(key) ?? defaults.flow.includes(key),
  };
}

interface Place {
  readonly text: string;
  readonly seen: Seen;
  /** Of the pair that the node is the value of, or that the list it stands in is. */
  readonly key: string;
}

function look(node: Node, place: Place): void {
  switch (node.kind) {
    case 'alias':
      return;
    case 'scalar':
      lookAtScalar(node, place);
      return;
    case 'mapping':
      lookAtMapping(node, place);
      return;
    case 'sequence':
      lookAtSequence(node, place);
      return;
  }
}

function lookAtScalar({ style }: ScalarNode, { seen, key }: Place): void {
  if (style === 'plain' || style === 'single' || style === 'double') seen.quotes.set(key, style);
}

function lookAtMapping({ pairs, flow }: MappingNode, { text, seen }: Place): void {
  for (const { key, value } of pairs) {
    if (key.style === 'plain' || key.style === 'single' || key.style === 'double') seen.keyQuote = key.style;
    if (!value || value.kind === 'alias') continue;
    if (value.kind !== 'scalar') {
      const empty = (value.kind === 'sequence' ? value.items : value.pairs).length === 0;
      if (!empty) seen.flows.set(key.text, value.flow);
      const deeper = columnOf(text, value.start) - columnOf(text, key.start);
      if (!flow && !value.flow && value.kind === 'sequence' && deeper >= 0) seen.listIndent = deeper;
      if (!flow && !value.flow && value.kind === 'mapping' && deeper > 0) seen.step = deeper;
    }
    look(value, { text, seen, key: key.text });
  }
}

function lookAtSequence({ items, flow }: SequenceNode, place: Place): void {
  for (const { value, start } of items) {
    if (!value) continue;
    const sameLine = !place.text.slice(start, value.start).includes('\n');
    if (!flow && value.kind === 'mapping' && !value.flow && sameLine) place.seen.dashWidth = value.start - start;
    look(value, place);
  }
}
