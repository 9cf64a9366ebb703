/**
 * Cuts a text at the keys of its mapping, and at the items of the lists below them, by looking at nothing but the beginnings of lines.
 * Each block is a YAML text of its own: what was not typed in need not be parsed again, and what is broken breaks its block only.
 */

export interface Block {
  readonly start: number;
  readonly end: number;
}

export type Outline = readonly SectionBlock[];

export interface SectionBlock extends Block {
  /** The list of a section whose key has one and nothing else, and the column of its dashes. */
  readonly list: ListBlock | undefined;
}

interface ListBlock {
  readonly column: number;
  readonly items: readonly Block[];
  /** The items are not this section's own: a line typed in the midst of a list cut it in two, and here it goes on. */
  readonly continues: boolean;
}

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly starts: 'blank' | 'key' | 'word' | 'dash' | 'closing' | 'document' | 'other';
}

/** The sections of a text, or of a stretch of it. Undefined where lines do not tell the structure: a text in braces, several documents, quoted keys. */
export function outline(text: string, within: Block = wholeOf(text)): Outline | undefined {
  return sectionsOf(text, within, { lines: linesOf(text, within), column: 0 });
}

/** The sections of a mapping that is an item of a list and begins on the line of its dash. */
export function itemOutline(text: string): Outline | undefined {
  const column = keyColumn(text);
  if (column === undefined) return undefined;
  const whole = { start: 0, end: text.length };
  const [, ...others] = linesOf(text, whole);
  const first: Line = { start: 0, indent: column, starts: beginning(text, column, text.length) };
  return sectionsOf(text, whole, { lines: [first, ...others], column });
}

/** Where the first key of an item stands. */
function keyColumn(text: string): number | undefined {
  dashedKey.lastIndex = 0;
  return dashedKey.exec(text)?.[0].length;
}

const dashedKey = /^ *- +(?=[A-Za-z_])/y;

interface Lines {
  readonly lines: Iterable<Line>;
  /** The column of the keys. */
  readonly column: number;
}

function sectionsOf(text: string, within: Block, { lines: all, column }: Lines): Outline | undefined {
  const sections: { start: number; lines: Line[] }[] = [];
  for (const line of all) {
    const current = sections.at(-1);
    if (line.indent > column || line.starts === 'blank') {
      // White space before the first section holds nothing, unless somebody indented the whole file.
      if (line.starts !== 'blank' && !current) return undefined;
      current?.lines.push(line);
      continue;
    }
    if (line.indent < column) return undefined;
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
        if (current || column > 0) return undefined;
        break;
      case 'other':
        return undefined;
    }
  }
  return sections.map(({ start, lines }, index) => {
    const block = { start, end: sections[index + 1]?.start ?? within.end };
    return { ...block, list: listOf(text, block, { lines, column }) };
  });
}

const listHeader = /[^\s:]+:[ \t]*(#[^\r\n]*)?\r?\n/y;

function listOf(text: string, block: Block, { lines, column }: { lines: readonly Line[]; column: number }): ListBlock | undefined {
  listHeader.lastIndex = block.start + column;
  const first = lines.find(line => line.starts !== 'blank');
  const owns = first?.starts === 'dash' && listHeader.test(text);
  const dash = owns ? first : outermostStray(lines, first, column);
  if (!dash) return undefined;
  const starts = lines.filter(line => line.starts === 'dash' && line.indent === dash.indent).map(line => line.start);
  return { column: dash.indent, items: blocksFrom(starts, block.end), continues: !owns };
}

const blocksFrom = (starts: readonly number[], end: number): readonly Block[] =>
  starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));

/** The dashes of the list that was cut: below a key, none can stand left of the first line of its block. */
function outermostStray(lines: readonly Line[], first: Line | undefined, column: number): Line | undefined {
  if (!first || first.starts === 'dash') return undefined;
  const stray = lines.filter(line => line.starts === 'dash' && line.indent > column && line.indent < first.indent);
  return stray.reduce<Line | undefined>((outer, line) => (outer && outer.indent <= line.indent ? outer : line), undefined);
}

/** The items of a stretch of a list whose dashes stand in a column; undefined where it holds anything else. */
export function itemBlocks(text: string, block: Block, column: number): readonly Block[] | undefined {
  // Where its last line goes on in what follows, the two are one.
  if (block.end < text.length && text[block.end - 1] !== '\n') return undefined;
  const starts: number[] = [];
  for (const { start, indent, starts: beginsWith } of linesOf(text, block)) {
    if (indent === column && beginsWith === 'dash') starts.push(start);
    else if (beginsWith !== 'blank' && indent <= column) return undefined;
    if (starts.length === 0) return undefined;
  }
  return blocksFrom(starts, block.end);
}

/** The items of a text that is a list and nothing else, its dashes at the beginnings of lines. */
export function rootItems(text: string): readonly Block[] | undefined {
  const starts: number[] = [];
  for (const { start, indent, starts: beginsWith } of linesOf(text, wholeOf(text))) {
    if (beginsWith === 'blank') continue;
    if (starts.length === 0 && beginsWith === 'document') continue;
    if (indent === 0 && beginsWith === 'dash') starts.push(start);
    else if (starts.length === 0 || (indent === 0 && beginsWith !== 'closing')) return undefined;
  }
  return starts.length === 0 ? undefined : blocksFrom(starts, text.length);
}

const wholeOf = (text: string): Block => ({ start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length });

function* linesOf(text: string, within: Block): Iterable<Line> {
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
