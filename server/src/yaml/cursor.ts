import { flowSituation } from './flowCursor.ts';
import { commentColumn, type Line, lineAt, linesAbove, linesBelow } from './line.ts';
import type { SyntaxTree } from './parse.ts';
import type { Owner, Situation } from './situation.ts';
import type { Node } from './tree.ts';

/** Told by indentation and neighbouring lines, so it holds for every half-typed text; the tree serves only to know long scalars and brackets. */
export function situationAt(tree: SyntaxTree, offset: number): Situation {
  const { text } = tree;
  const line = lineAt(text, offset);
  const column = offset - line.start;
  const long = longScalarAt(tree.root, offset);
  if (long) return { kind: 'text', owner: ownerAbove(text, lineAt(text, long.start), long.start) };
  const comment = commentColumn(line.text);
  if (comment !== undefined && column > comment) return { kind: 'comment' };
  const brackets = flowStart(tree.root, line, offset);
  if (brackets !== undefined)
    return flowSituation(text, offset, { start: brackets, owner: ownerAbove(text, lineAt(text, brackets), brackets) });
  const end = line.start + line.text.slice(0, comment).trimEnd().length;
  if (line.key && column > line.key.colon) return valueAt(text, line, { offset, end });
  return slotAt(text, line, { offset, end });
}

interface At {
  readonly offset: number;
  /** Where the line's content ends, a comment not counted. */
  readonly end: number;
}

function valueAt(text: string, line: Line, { offset, end }: At): Situation {
  const { key } = line;
  if (!key) return { kind: 'nothing' };
  const after = line.start + key.colon + 1;
  const begin = after + (/^[ \t]*/.exec(text.slice(after, Math.max(end, offset)))?.[0].length ?? 0);
  const start = Math.min(begin, offset);
  const typed = { start, end: Math.max(end, offset) };
  // A block scalar's header and an anchor take no completion.
  if (/^[|>&*!]/.test(text.slice(typed.start, typed.end))) return { kind: 'nothing' };
  const owner: Owner = { kind: 'key', offset: line.start + key.column };
  return { kind: 'value', place: { owner, steps: [] }, typed, needsSpace: start === after, flow: false, column: key.column };
}

function slotAt(text: string, line: Line, { offset, end }: At): Situation {
  const column = offset - line.start;
  const dash = line.dashes.at(-1);
  // Left of what the line holds, nothing is being written.
  if (column < line.content && !(line.blank || (dash !== undefined && column > dash && line.content === line.text.length)))
    return { kind: 'nothing' };
  const at = line.blank || line.content > column ? column : line.content;
  const start = line.start + at;
  const hasColon = line.key !== undefined;
  const typed = { start, end: line.key ? line.start + nameEnd(line) : Math.max(start, Math.min(end, line.start + line.text.length)) };
  const near = { typed, needsSpace: dash !== undefined && at === dash + 1, flow: false, hasColon, column: at, indent: 0 };
  if (dash !== undefined) {
    const owner: Owner = { kind: 'dash', offset: line.start + dash };
    return { kind: 'slot', place: { owner, steps: [] }, present: namesBelow(text, line, at), needsDash: false, ...near };
  }
  const inside = columnInItem(text, line, at);
  const place = inside ?? at;
  const { owner, names, needsDash, list } = above(text, line, place);
  return {
    kind: 'slot',
    place: { owner, steps: [] },
    present: [...names, ...namesBelow(text, line, place)],
    needsDash,
    ...(list && { listPlace: { owner: list, steps: [] } }),
    ...near,
    column: place,
    indent: place - at,
  };
}

/**
 * Where the keys of a list's item begin, for a slot in the column of its dash with more of the item below: an editor that knows little
 * of YAML puts the cursor there after the item's first line, and a new item would cut this one in two.
 */
function columnInItem(text: string, line: Line, column: number): number | undefined {
  const below = nearest(linesBelow(text, line));
  if (!below || (below.dashes[0] ?? below.content) <= column) return undefined;
  const item = nearest(linesAbove(text, line), upper => (upper.dashes[0] ?? upper.content) <= column);
  return item?.dashes.at(-1) === column ? item.key?.column : undefined;
}

function nearest(lines: Iterable<Line>, wanted: (line: Line) => boolean = () => true): Line | undefined {
  for (const line of lines) if (!line.blank && wanted(line)) return line;
  return undefined;
}

const nameEnd = ({ key, text }: Line): number => (key ? text.slice(0, key.colon).trimEnd().length : text.length);

interface Above {
  readonly owner: Owner;
  /** The keys between the owner and the slot. */
  readonly names: readonly string[];
  readonly needsDash: boolean;
  /** The key of a list whose dashes stand in the slot's column, as the key itself does. */
  readonly list?: Owner;
}

/** The owner of a slot that begins in `column`, with the keys between. */
function above(text: string, line: Line, column: number): Above {
  const names: string[] = [];
  let dashes = false;
  let list: Owner | undefined;
  const found = (owner: Owner): Above => ({ owner, names, needsDash: dashes && !list, ...(list && { list }) });
  for (const upper of linesAbove(text, line)) {
    if (upper.blank) continue;
    const { key, start } = upper;
    if (key && key.column < column) return found({ kind: 'key', offset: start + key.column });
    if (key?.column === column) {
      if (dashes) list ??= { kind: 'key', offset: start + key.column };
      names.push(key.name);
    }
    const dash = upper.dashes.findLast(at => at < column);
    if (dash !== undefined) return found({ kind: 'dash', offset: start + dash });
    dashes ||= upper.dashes.includes(column);
  }
  return found({ kind: 'root' });
}

/** The keys of the same block below the slot. */
function namesBelow(text: string, line: Line, column: number): readonly string[] {
  const names: string[] = [];
  for (const lower of linesBelow(text, line)) {
    if (lower.blank) continue;
    const first = lower.dashes[0] ?? lower.content;
    if (first < column) break;
    if (lower.key?.column === column) names.push(lower.key.name);
  }
  return names;
}

/** The key or dash that the node at an offset is the value of. */
function ownerAbove(text: string, line: Line, offset: number): Owner {
  const column = offset - line.start;
  if (line.key && line.key.colon < column) return { kind: 'key', offset: line.start + line.key.column };
  const dash = line.dashes.findLast(at => at < column);
  return dash === undefined ? above(text, line, column).owner : { kind: 'dash', offset: line.start + dash };
}

/** Where the outermost bracket around an offset opens. */
function flowStart(root: Node | null, line: Line, offset: number): number | undefined {
  const found = nodesAt(root, offset).find(
    node => (node.kind === 'mapping' || node.kind === 'sequence') && node.flow && node.start < offset,
  );
  if (found && (offset < found.end || !isClosedAt(line, offset))) return found.start;
  // The tree has no brackets where the line is too broken for it.
  const from = line.key ? line.key.colon + 1 : line.content;
  const opening = /^[ \t]*[[{]/.exec(line.text.slice(from));
  if (!opening || (line.text.slice(from).trimStart().startsWith('{{') && found === undefined)) return undefined;
  const start = line.start + from + opening[0].length - 1;
  return start < offset && !isClosedAt(line, offset) ? start : undefined;
}

const isClosedAt = (line: Line, offset: number): boolean => /[\]}][ \t]*$/.test(line.text.slice(0, offset - line.start));

/** A scalar that begins on an earlier line than the one the offset is on. */
function longScalarAt(root: Node | null, offset: number): Node | undefined {
  return nodesAt(root, offset).find(node => {
    if (node.kind !== 'scalar' || node.style === 'plain') return false;
    return (node.style === 'literal' || node.style === 'folded' || node.text.includes('\n')) && node.start < offset && offset <= node.end;
  });
}

/** The nodes around an offset, outermost first. */
function nodesAt(root: Node | null, offset: number): readonly Node[] {
  if (root === null || offset < root.start || offset > root.end) return [];
  const inner =
    root.kind === 'mapping'
      ? root.pairs.flatMap(pair => nodesAt(pair.value, offset))
      : root.kind === 'sequence'
        ? root.items.flatMap(item => nodesAt(item.value, offset))
        : [];
  return [root, ...inner];
}
