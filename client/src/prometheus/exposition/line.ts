/** One line of the text that a target exposes. https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */

export type Line =
  | { readonly kind: 'sample'; readonly name: string; readonly labels: readonly Label[]; readonly value: number }
  | { readonly kind: 'type'; readonly name: string; readonly type: string }
  | { readonly kind: 'help'; readonly name: string; readonly help: string }
  | { readonly kind: 'unit'; readonly name: string; readonly unit: string }
  /** `# EOF` of OpenMetrics. */
  | { readonly kind: 'end' }
  /** A comment, or nothing at all. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'malformed'; readonly reason: string };

export type Label = readonly [name: string, value: string];

class Malformed extends Error {}

export function readLine(text: string): Line {
  try {
    const reader = new Reader(text);
    reader.blanks();
    if (reader.atEnd()) return { kind: 'nothing' };
    return reader.taken('#') ? comment(reader) : sample(reader);
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', reason: error.message };
    throw error;
  }
}

function comment(reader: Reader): Line {
  reader.blanks();
  const word = reader.word();
  if (word === 'EOF' && reader.atEnd()) return { kind: 'end' };
  if (word !== 'HELP' && word !== 'TYPE' && word !== 'UNIT') return { kind: 'nothing' };
  reader.blanks();
  const name = reader.name();
  reader.blanks();
  if (word === 'HELP') return { kind: 'help', name, help: unescapeHelp(reader.rest()) };
  if (word === 'UNIT') return { kind: 'unit', name, unit: reader.rest().trim() };
  const type = reader.rest().trim();
  if (type === '') throw new Malformed(`the type of ${name} is missing`);
  return { kind: 'type', name, type };
}

function sample(reader: Reader): Line {
  let name = reader.looksAt('{') ? undefined : reader.name();
  const labels: Label[] = [];
  reader.blanks();
  if (reader.taken('{')) {
    for (;;) {
      reader.blanks();
      if (reader.taken('}')) break;
      const quoted = reader.looksAt('"');
      const label = quoted ? reader.quoted() : reader.labelName();
      reader.blanks();
      if (reader.taken('=')) {
        reader.blanks();
        if (!reader.looksAt('"')) throw new Malformed(`the value of the label ${label} has no quotes`);
        labels.push([label, reader.quoted()]);
      } else if (quoted && name === undefined) {
        // Names of any characters stand in quotes within the braces, since Prometheus 3.
        name = label;
      } else {
        throw new Malformed(`"=" is missing after the label ${label}`);
      }
      reader.blanks();
      if (!reader.taken(',') && !reader.looksAt('}')) throw new Malformed(`"," or "}" is missing after the label ${label}`);
    }
  }
  if (name === undefined) throw new Malformed('the sample has no name');
  const twice = labels.find(([label], index) => labels.findIndex(([other]) => other === label) < index);
  if (twice !== undefined) throw new Malformed(`the label ${twice[0]} stands twice`);
  reader.blanks();
  return { kind: 'sample', name, labels, value: valueAndTime(reader, name) };
}

function valueAndTime(reader: Reader, name: string): number {
  const written = reader.word();
  if (written === '') throw new Malformed(`the value of ${name} is missing`);
  const value = goFloat(written);
  if (value === undefined) throw new Malformed(`"${written}" is no number`);
  reader.blanks();
  const rest = reader.rest();
  // OpenMetrics puts exemplars behind a hash, and times in seconds with a fraction.
  const time = /^([^\s#]*)\s*(?:#.*)?$/.exec(rest)?.[1];
  if (time === undefined || (time !== '' && goFloat(time) === undefined))
    throw new Malformed(`"${rest.trim()}" after the value is no time`);
  return value;
}

/** What Go's strconv.ParseFloat takes of what exporters write. */
function goFloat(text: string): number | undefined {
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  const sign = text.startsWith('-') ? -1 : 1;
  if (/^[+-]?inf(?:inity)?$/i.test(text)) return sign * Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  return /^[+-]?0x[\da-f]+$/i.test(text) ? sign * Number(text.replace(/^[+-]/, '')) : undefined;
}

function unescapeHelp(text: string): string {
  return text.replaceAll(/\\(\\|n)/g, (_, escaped) => (escaped === 'n' ? '\n' : '\\'));
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  looksAt(character: string): boolean {
    return this.#text[this.#at] === character;
  }

  taken(character: string): boolean {
    const there = this.looksAt(character);
    if (there) this.#at += 1;
    return there;
  }

  blanks(): void {
    this.#match(/[ \t]*/y);
  }

  word(): string {
    return this.#match(/[^ \t]*/y);
  }

  name(): string {
    if (this.looksAt('"')) return this.quoted();
    const name = this.#match(/[a-zA-Z_:][a-zA-Z0-9_:]*/y);
    if (name === '') throw new Malformed(`a name of a metric cannot begin with "${this.#text[this.#at] ?? ''}"`);
    return name;
  }

  labelName(): string {
    const name = this.#match(/[a-zA-Z_][a-zA-Z0-9_]*/y);
    if (name === '') throw new Malformed(`a name of a label cannot begin with "${this.#text[this.#at] ?? ''}"`);
    return name;
  }

  quoted(): string {
    const written = this.#match(/"(?:[^"\\]|\\.)*"/y);
    if (written === '') throw new Malformed('a closing quote is missing');
    return written.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped));
  }

  rest(): string {
    const rest = this.#text.slice(this.#at);
    this.#at = this.#text.length;
    return rest;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
