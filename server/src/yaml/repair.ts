import { lineFrom } from './line.ts';
import type { YamlProblem } from './problems.ts';
import type { Node, Span } from './tree.ts';

/** Text put in before parsing so that a half-typed line does not swallow what follows it. Offsets are those of the text as written. */
export interface Patch {
  readonly at: number;
  readonly insert: string;
  /** What is wrong with the text as written. */
  readonly problem: YamlProblem;
}

/** Closes a quote at the end of the line that it was opened on. */
export function closeQuote(text: string, opening: number): Patch | undefined {
  const quote = text[opening];
  if (quote !== '"' && quote !== "'") return undefined;
  const rest = lineFrom(text, opening);
  const at = opening + rest.length;
  const message = 'This quoted text is not closed. Add the closing quote.';
  return { at, insert: quote, problem: { kind: 'unclosed', message, start: opening, end: at } };
}

/** Tabs that indent, each as one space: offsets stay, and a file indented by tabs throughout keeps its structure. */
export function untabbed(text: string): string {
  return text.replace(/^[ \t]+/gm, indent => ' '.repeat(indent.length));
}

export function applyPatches(text: string, patches: readonly Patch[]): string {
  return patches.reduceRight((result, { at, insert }) => result.slice(0, at) + insert + result.slice(at), text);
}

/** An offset of the patched text as an offset of the text as written. Patches are in order of their place. */
export function throughPatches(offset: number, patches: readonly Patch[]): number {
  return patches.reduce((at, patch) => (at > patch.at ? Math.max(patch.at, at - patch.insert.length) : at), offset);
}

/** Where the quoted scalar or the bracket that ends at `end` was opened. */
export function openedAt(root: Node | null, end: number): number | undefined {
  if (root === null || root.end < end) return undefined;
  switch (root.kind) {
    case 'scalar':
      return root.end === end && (root.style === 'single' || root.style === 'double') ? root.start : undefined;
    case 'mapping':
      if (root.flow && root.end === end) return root.start;
      return firstOf(root.pairs, pair => openedAt(pair.key, end) ?? openedAt(pair.value, end), end);
    case 'sequence':
      if (root.flow && root.end === end) return root.start;
      return firstOf(root.items, item => openedAt(item.value, end), end);
    case 'alias':
      return undefined;
  }
}

function firstOf<T extends Span>(children: readonly T[], find: (child: T) => number | undefined, end: number): number | undefined {
  for (const child of children) {
    if (child.end < end) continue;
    const found = find(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
