import { styleText } from 'node:util';
import { type CheckedFile, countOf, type Finding, type Fix, type Severity } from '../finding.ts';
import type { Report } from './report.ts';

export interface TextChoices {
  readonly color: boolean;
  /** No summary and no notes. */
  readonly quiet: boolean;
}

type Color = 'bold' | 'gray' | 'green' | 'red' | 'yellow' | 'cyan';

type Paint = (color: Color, text: string) => string;

/** For people: each finding with its line, a mark under the very place, and what mends it. */
export function textReport({ files, unrecognised }: Report, { color, quiet }: TextChoices): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const found = files.flatMap(file => {
    const lines = file.text.split(/\r\n|\r|\n/);
    return file.findings.map(finding => block(file, { finding, lines, paint }));
  });
  if (quiet) return found.join('');
  const notes = unrecognised.map(name => `${name}: not checked, since it holds nothing that Prometheus Workbench knows.\n`);
  return [...found, ...notes, `${summary(files)}\n`].join('');
}

interface Shown {
  readonly finding: Finding;
  /** Of the file. */
  readonly lines: readonly string[];
  readonly paint: Paint;
}

function block({ name }: CheckedFile, { finding, lines, paint }: Shown): string {
  const { range, severity, code, message, related, fix } = finding;
  const color = colors[severity];
  const head = `${paint('bold', placeOf(name, range.start))}: ${paint(color, severity)} ${paint('gray', code)}: ${message}`;
  const number = String(range.start.line + 1);
  const margin = ' '.repeat(number.length);
  const line = lines[range.start.line] ?? '';
  const source = line.trim() === '' ? [] : [` ${number} | ${line}`, ` ${margin} | ${paint(color, marks(line, range))}`];
  const others = related.map(place => ` ${margin} = ${placeOf(place.file, place.range.start)}: ${place.message}`);
  const mending = fix ? [` ${margin} = ${paint('green', 'fix')}: ${sentenceOf(fix)}`] : [];
  return `${[head, ...source, ...others, ...mending].join('\n')}\n\n`;
}

const colors: Readonly<Record<Severity, Color>> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'cyan' };

const placeOf = (file: string, { line, character }: Finding['range']['start']): string => `${file}:${line + 1}:${character + 1}`;

/** Tabs stay tabs, so that the marks stand under their place however wide a terminal draws one. */
function marks(line: string, { start, end }: Finding['range']): string {
  const before = line.slice(0, start.character).replace(/[^\t]/gu, ' ');
  const marked = line.slice(start.character, start.line === end.line ? end.character : line.length).trimEnd();
  return before + (marked.replace(/./gu, '^') || '^');
}

/** A fix of one line of text is written out; of a longer one the title says enough. */
function sentenceOf({ title }: Fix): string {
  const [first = ''] = title.split('\n');
  return first.charAt(0).toLowerCase() + first.slice(1);
}

function summary(files: readonly CheckedFile[]): string {
  const counted = (
    [
      ['error', countOf(files, 'error')],
      ['warning', countOf(files, 'warning')],
      ['note', countOf(files, 'information') + countOf(files, 'hint')],
    ] as const
  ).filter(([, count]) => count > 0);
  const what = counted.length === 0 ? 'nothing wrong' : counted.map(([name, count]) => plural(count, name)).join(', ');
  return `Checked ${plural(files.length, 'file')}: ${what}.`;
}

const plural = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;
