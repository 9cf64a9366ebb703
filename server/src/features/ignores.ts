import type { PrometheusDocument } from '../documents/document.ts';
import { commentColumn, type Line, lineAt, linesBelow } from '../yaml/line.ts';
import type { Node, Span } from '../yaml/tree.ts';

/** `# promwb-ignore CODE, CODE reason`: on the lines that it speaks of, findings of these codes are not shown. */
export interface Ignore extends Span {
  readonly document: PrometheusDocument;
  readonly codes: readonly IgnoredCode[];
  /** Where the line begins that it speaks of: its own, or the next with something on it where it stands alone. */
  readonly target: number;
}

export interface IgnoredCode extends Span {
  readonly text: string;
}

/** What begins such a comment, behind the `#`. */
export const ignoreWord = 'promwb-ignore';

/** The comments of a file that silence findings, each in the innermost document that it stands in. */
export function ignoresIn(documents: readonly PrometheusDocument[]): readonly Ignore[] {
  return documents.flatMap(document =>
    occurrences(document.text).flatMap(at => {
      const ignore = ignoreAt(document, at);
      const own = ignore && documents.findLast(each => each.holds(document.positionAt(at))) === document;
      return ignore && own ? [ignore] : [];
    }),
  );
}

const occurrences = (text: string): readonly number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(ignoreWord); at !== -1; at = text.indexOf(ignoreWord, at + 1)) found.push(at);
  return found;
};

function ignoreAt(document: PrometheusDocument, at: number): Ignore | undefined {
  const { text } = document;
  const line = lineAt(text, at);
  const column = commentColumn(line.text);
  const written = column === undefined ? undefined : line.text.slice(column);
  const listed =
    written === undefined ? null : new RegExp(`^#\\s*${ignoreWord}(?:\\s+([\\w-]+(?:\\s*,\\s*[\\w-]+)*))?(?=\\s|$)`).exec(written);
  if (column === undefined || !listed) return undefined;
  const start = line.start + column;
  const list = listed[1] ?? '';
  const from = start + listed[0].length - list.length;
  const codes = [...list.matchAll(/[\w-]+/g)].map(({ 0: code, index }) => ({
    text: code,
    start: from + index,
    end: from + index + code.length,
  }));
  return { document, codes, start, end: line.start + line.text.length, target: line.blank ? nextLine(text, line) : line.start };
}

function nextLine(text: string, line: Line): number {
  for (const below of linesBelow(text, line)) if (!below.blank) return below.start;
  return line.start;
}

/** Where the lines begin on or above which a finding can be ignored: its own, and that of the key whose text it is in. */
export function homesOf({ text, tree }: PrometheusDocument, offset: number): readonly number[] {
  const own = lineAt(text, offset).start;
  const key = keyAround(tree.root, offset);
  return key === undefined ? [own] : [own, lineAt(text, key).start];
}

/** The start of the key, or the dash, of the scalar that an offset lies in. */
function keyAround(node: Node | null, offset: number): number | undefined {
  const parts =
    node?.kind === 'mapping'
      ? node.pairs.map(({ key, value }) => ({ begins: key.start, value }))
      : node?.kind === 'sequence'
        ? node.items.map(({ start, value }) => ({ begins: start, value }))
        : [];
  const part = parts.find(({ value }) => value !== null && value.start <= offset && offset <= value.end);
  if (!part) return undefined;
  return part.value?.kind === 'scalar' ? part.begins : keyAround(part.value, offset);
}
