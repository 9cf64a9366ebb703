/**
 * Cuts a text at its top level keys, and at the items of the lists below them, by looking at nothing but the beginnings of lines.
 * Each block is a YAML text of its own: what was not typed in need not be parsed again, and what is broken breaks its block only.
 */

export interface Block {
  readonly start: number;
  readonly end: number;
}

export type Outline = readonly Section[];

export interface Section extends Block {
  /** The list items of a section whose key has a list and nothing else; the section's own text then ends where the first begins. */
  readonly items: readonly Block[];
  /** The items are not this section's own: a line typed in the midst of a list cut it in two, and here it goes on. */
  readonly continues: boolean;
}

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly starts: 'blank' | 'key' | 'word' | 'dash' | 'closing' | 'document' | 'other';
}

/** Undefined where the beginnings of lines do not tell the structure: a text in braces, several documents, quoted keys. */
export function outline(text: string): Outline | undefined {
  const sections: { start: number; lines: Line[] }[] = [];
  for (const line of linesOf(text)) {
    const current = sections.at(-1);
    if (line.indent > 0 || line.starts === 'blank') {
      // White space before the first section holds nothing, unless somebody indented the whole file.
      if (line.starts !== 'blank' && !current) return undefined;
      current?.lines.push(line);
      continue;
    }
    switch (line.starts) {
      case 'key':
      case 'word':
        sections.push({ start: line.start, lines: [] });
        break;
      case 'dash':
      case 'closing':
        if (!current) return undefined;
        current.lines.push(line);
        break;
      case 'document':
        if (current) return undefined;
        break;
      case 'other':
        return undefined;
    }
  }
  return sections.map(({ start, lines }, index) => section(text, { start, end: sections[index + 1]?.start ?? text.length }, lines));
}

const listHeader = /[^\s:]+:[ \t]*(#[^\r\n]*)?\r?\n/y;

function section(text: string, block: Block, lines: readonly Line[]): Section {
  listHeader.lastIndex = block.start;
  const first = lines.find(line => line.starts !== 'blank');
  const owns = first?.starts === 'dash' && listHeader.test(text);
  const dash = owns ? first : outermostStray(lines, first);
  if (!dash) return { ...block, items: [], continues: false };
  const starts = lines.filter(line => line.starts === 'dash' && line.indent === dash.indent).map(line => line.start);
  return { ...block, items: starts.map((start, index) => ({ start, end: starts[index + 1] ?? block.end })), continues: !owns };
}

/** The dashes of the list that was cut: below a key, none can stand left of the first line of its block. */
function outermostStray(lines: readonly Line[], first: Line | undefined): Line | undefined {
  if (!first || first.starts === 'dash') return undefined;
  const stray = lines.filter(line => line.starts === 'dash' && line.indent > 0 && line.indent < first.indent);
  return stray.reduce<Line | undefined>((outer, line) => (outer && outer.indent <= line.indent ? outer : line), undefined);
}

/** Whether a block is an item of a list still, and one only, its dash in the column of its siblings'. */
export function isOneItem(text: string, block: Block, column: number | undefined): boolean {
  // Where its last line goes on in what follows, the two are one.
  if (block.end < text.length && text[block.end - 1] !== '\n') return false;
  const [first, ...others] = linesOf(text, block);
  if (first?.starts !== 'dash' || (column !== undefined && first.indent !== column)) return false;
  return others.every(({ starts, indent }) => starts === 'blank' || indent > first.indent);
}

/** The column of the dash that an item begins with. */
export function dashColumn(text: string, { start }: Block): number {
  let at = start;
  while (text.charCodeAt(at) === space) at++;
  return at - start;
}

function* linesOf(text: string, within: Block = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length }): Iterable<Line> {
  let { start } = within;
  while (start < within.end) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    let at = start;
    while (text.charCodeAt(at) === space) at++;
    yield { start, indent: at - start, starts: beginning(text, at, end) };
    start = end;
  }
}

const space = 0x20;
const keyLine = /[A-Za-z_][\w./-]*[ \t]*:(?=\s|$)/y;

function beginning(text: string, at: number, end: number): Line['starts'] {
  const first = text[at];
  if (at >= end || first === '\n' || first === '\r' || first === '#') return 'blank';
  if (first === '-') {
    const next = text[at + 1];
    if (next === undefined || next === ' ' || next === '\n' || next === '\r') return 'dash';
    return /^---\s*(#.*)?$/.test(text.slice(at, end).trimEnd()) ? 'document' : 'other';
  }
  if (first === ']' || first === '}') return 'closing';
  keyLine.lastIndex = at;
  if (keyLine.test(text)) return 'key';
  return /[A-Za-z_]/.test(first ?? '') ? 'word' : 'other';
}
