import { commentColumn } from './line.ts';
import type { SyntaxTree } from './parse.ts';
import type { Node, ScalarNode } from './tree.ts';

/** Whether two texts say the same, in the same words: every value, every way of quoting, every comment. */
export function sameReading(a: SyntaxTree, b: SyntaxTree): boolean {
  return a.problems.length === b.problems.length && saying(a.root) === saying(b.root) && comments(a) === comments(b);
}

function saying(root: Node | null): string {
  return JSON.stringify(plain(root));
}

function plain(node: Node | null): unknown {
  switch (node?.kind) {
    case undefined:
      return null;
    case 'alias':
      return { alias: node.name };
    case 'scalar':
      return [node.style, node.tag, node.text];
    case 'sequence':
      return { flow: node.flow, items: node.items.map(({ value }) => plain(value)) };
    case 'mapping':
      return { flow: node.flow, pairs: node.pairs.map(({ key, value }) => [plain(key), plain(value)]) };
  }
}

/** Comments in order; what a block scalar or a quoted text holds is none. */
function comments({ text, root }: SyntaxTree): string {
  const scalars = [...scalarsBelow(root)].filter(({ start, end }) => text.slice(start, end).includes('\n'));
  let bare = text;
  for (const { start, end } of scalars.toSorted((one, other) => other.start - one.start)) {
    bare = bare.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, 'x') + bare.slice(end);
  }
  const found = bare.split('\n').flatMap(line => {
    const column = commentColumn(line);
    return column === undefined ? [] : [line.slice(column).trimEnd()];
  });
  return found.join('\n');
}

export function* scalarsBelow(node: Node | null): Iterable<ScalarNode> {
  switch (node?.kind) {
    case 'scalar':
      yield node;
      return;
    case 'mapping':
      for (const { key, value } of node.pairs) {
        yield key;
        yield* scalarsBelow(value);
      }
      return;
    case 'sequence':
      for (const { value } of node.items) yield* scalarsBelow(value);
      return;
    case 'alias':
    case undefined:
  }
}
