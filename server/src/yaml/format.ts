import { applySplices, type Splice } from './edit.ts';
import { type Layout, layoutOf } from './layout.ts';
import { lineStart } from './line.ts';
import { parseYaml, type SyntaxTree } from './parse.ts';
import { sameReading } from './sameReading.ts';
import type { Span } from './tree.ts';

/**
 * Splices that lay a text out anew: two columns a step, dashes where most of the file's are, no blanks at the ends of lines, no two blank
 * lines in a row. Quotes, brackets and comments stay. Undefined where the text is refused, or where it would not say the same afterwards.
 */
export function format(tree: SyntaxTree): readonly Splice[] | undefined {
  const { text, root, problems } = tree;
  if (problems.length > 0 || text.startsWith('\uFEFF')) return undefined;
  const layout = root ? layoutOf(text, root) : noLayout;
  const splices = layout && laidOut(text, layout);
  if (!splices) return undefined;
  // A block scalar at the very end may say something else once a line break follows.
  const ending = { start: text.length, end: text.length, text: text.includes('\r\n') ? '\r\n' : '\n' };
  const attempts = /[^\n]$/.test(applySplices(text, splices)) ? [[...splices, ending], splices] : [splices];
  return attempts.find(attempt => sameReading(tree, parseYaml(applySplices(text, attempt))));
}

/** Those of the splices that lie on the lines of a part, where the text says the same with them alone; undefined where it does not. */
export function formatPart(tree: SyntaxTree, part: Span): readonly Splice[] | undefined {
  const start = lineStart(tree.text, part.start);
  const within = format(tree)?.filter(splice => start <= splice.start && splice.end <= part.end);
  return within && sameReading(tree, parseYaml(applySplices(tree.text, within))) ? within : undefined;
}

const noLayout: Layout = { columns: new Map(), moved: new Map(), open: new Set(), gaps: [] };

interface Line {
  readonly number: number;
  readonly start: number;
  /** Without the line break. */
  readonly text: string;
  readonly indent: number;
}

function laidOut(text: string, layout: Layout): readonly Splice[] | undefined {
  const lines = linesOf(text);
  const isBlank = ({ number, indent, text: { length } }: Line): boolean => indent === length && !layout.moved.has(number);
  const last = lines.findLastIndex(line => !isBlank(line));
  const splices: Splice[] = layout.gaps.map(({ at, length }) => ({ start: at, end: at + length, text: '' }));
  for (const line of lines.slice(0, last + 1)) {
    const { number, start, indent } = line;
    const end = start + line.text.length;
    const next = lines[number + 1]?.start ?? text.length;
    const before = lines[number - 1];
    if (isBlank(line)) {
      const again = before !== undefined && isBlank(before);
      if (again || indent > 0) splices.push({ start, end: again ? next : end, text: '' });
      continue;
    }
    const column = columnOf(line, { lines, layout });
    if (column === undefined) return undefined;
    if (column !== indent && line.text !== '') splices.push({ start, end: start + indent, text: ' '.repeat(column) });
    const kept = line.text.trimEnd().length;
    if (!layout.open.has(number) && kept > indent && start + kept < end) splices.push({ start: start + kept, end, text: '' });
  }
  const rest = lines[last + 1]?.start;
  return rest === undefined || rest === text.length ? splices : [...splices, { start: rest, end: text.length, text: '' }];
}

interface Around {
  readonly lines: readonly Line[];
  readonly layout: Layout;
}

/** Where a line goes; undefined for one that nothing is known of. */
function columnOf(line: Line, { lines, layout }: Around): number | undefined {
  const begun = layout.columns.get(line.number);
  if (begun) return begun.to;
  const by = layout.moved.get(line.number);
  if (by !== undefined) return Math.max(0, line.indent + by);
  if (/^(?:---|\.\.\.|%)/.test(line.text)) return 0;
  return line.text[line.indent] === '#' ? commentColumnOf(line, { lines, layout }) : undefined;
}

/** A comment stands with what comes below it where it stood with that, else with what it stood with above. */
function commentColumnOf({ number, indent }: Line, { lines, layout: { columns, moved } }: Around): number {
  let below = number + 1;
  while (below < lines.length && !columns.has(below)) below += 1;
  const next = columns.get(below);
  if (next?.from === indent) return next.to;
  let nearest = Number.POSITIVE_INFINITY;
  /** Right below a block scalar a comment that stands deeper than its key would become a part of it. */
  let deeper: number | undefined;
  for (let at = number - 1; at >= 0; at -= 1) {
    const above = columns.get(at);
    if (above || moved.has(at)) deeper ??= moved.has(at) ? 0 : 2;
    // Only what is still open at the comment counts: each line further up that stands less deep than all below it.
    if (!above || above.from >= nearest) continue;
    if (above.from <= indent) return above.from === indent ? above.to : above.to + (deeper ?? 0);
    nearest = above.from;
  }
  return next?.to ?? 0;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const written of text.split('\n')) {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written;
    lines.push({ number: lines.length, start, text: line, indent: line.length - line.trimStart().length });
    start += written.length + 1;
  }
  return lines;
}
