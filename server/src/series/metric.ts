import { unquote } from '../goStrings.ts';
import type { Reader } from './reader.ts';

export interface Dialect {
  /** Names of letters beyond ASCII and with dots need no quotes, as in the series that a test loads (promqltest, TestParserOpts). */
  readonly anyName: boolean;
  /** Blanks may stand between a name and its labels. */
  readonly blanks: boolean;
}

interface Words {
  readonly name: RegExp;
  readonly label: RegExp;
}

const classic: Words = { name: /[A-Za-z_:][A-Za-z0-9_:]*/y, label: /[A-Za-z_][A-Za-z0-9_]*/y };
const unquoted: Words = { name: /[A-Za-z_:\p{L}][A-Za-z0-9_:.\p{L}]*/uy, label: /[A-Za-z_\p{L}][A-Za-z0-9_.\p{L}]*/uy };

/** Words of PromQL that are no name of a metric (generated_parser.y, metric_identifier). */
const reserved: ReadonlySet<string> = new Set(['atan2', 'on', 'ignoring', 'group_left', 'group_right', 'bool', 'inf', 'nan']);

/** Comments count as blanks. */
export const blanks = /(?:[ \t\r\n]|#[^\r\n]*)*/y;
const literal = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/suy;

/** A metric: a name, labels in braces, or both (generated_parser.y, metric). Reads up to where it ends; what is wrong is noted. */
export function readMetric(reader: Reader, { anyName, blanks: loose }: Dialect): void {
  const words = anyName ? unquoted : classic;
  const from = reader.at;
  const name = reader.take(words.name);
  if (name !== undefined && reserved.has(name.toLowerCase())) {
    reader.fail(`\`${name}\` is a word of PromQL. Write a metric of this name in quotes: \`{"${name}"}\`.`, from, reader.at);
    return;
  }
  if (loose) reader.take(blanks);
  if (reader.skip('{')) readLabels(reader, words.label);
}

function readLabels(reader: Reader, label: RegExp): void {
  for (;;) {
    reader.take(blanks);
    if (reader.skip('}')) return;
    if (!readLabel(reader, label)) return;
    reader.take(blanks);
    if (reader.skip('}')) return;
    if (!reader.skip(',')) {
      reader.fail(reader.ended ? 'The labels have no end. Close them by `}`.' : 'Labels are parted by commas. Write `,` or `}` here.');
      return;
    }
  }
}

function readLabel(reader: Reader, label: RegExp): boolean {
  const quoted = readString(reader);
  if (reader.problem) return false;
  if (!quoted && reader.take(label) === undefined) {
    reader.fail(reader.ended ? 'The labels have no end. Close them by `}`.' : 'A label stands here as `name="value"`.');
    return false;
  }
  reader.take(blanks);
  // A text alone is the name of the metric.
  if (quoted && (reader.next(',') || reader.next('}'))) return true;
  if (reader.next('=~') || reader.next('!')) {
    reader.fail('This is one series and not a query: its labels have values. Write `=`.', reader.at, reader.at + 2);
    return false;
  }
  if (!reader.skip('=')) {
    reader.fail('A label needs a value: write `name="value"`.');
    return false;
  }
  reader.take(blanks);
  if (readString(reader)) return true;
  reader.fail('The value of a label stands in quotes: `name="value"`.');
  return false;
}

/** Is there a string? A broken one is noted. */
function readString(reader: Reader): boolean {
  const from = reader.at;
  const text = reader.take(literal);
  if (text === undefined) {
    if (/["'`]/.test(reader.text[from] ?? '')) reader.fail('This text has no end. Close it by the same quote.', from, reader.text.length);
    return false;
  }
  const read = unquote(text);
  if (read.kind === 'text') return true;
  reader.fail(`\`${read.escape}\` is no escape. A backslash itself is written \`\\\\\`.`, from + read.at.from, from + read.at.to);
  return false;
}
