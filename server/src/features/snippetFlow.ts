import { parseYaml } from '../yaml/parse.ts';
import type { Node } from '../yaml/tree.ts';
import { asPlain } from './quoting.ts';
import { escapeSnippet } from './skeleton.ts';

interface Stop {
  readonly number: string;
  /** What the person may write over. */
  readonly text: string;
}

/** A snippet without its places, each with a mark in its stead, so that it can be read as YAML. */
interface Marked {
  readonly yaml: string;
  readonly stops: readonly Stop[];
}

const piece = /\$\{\d+:(?:[^\\}]|\\.)*\}|\$\{?\d+\}?|\\[\\$}]/g;

const mark = (index: number): string => `Stop${index}End`;

const unescaped = (text: string): string => text.replaceAll(/\\([\\$}])/g, '$1');

function markedStops(body: string): Marked {
  const stops: Stop[] = [];
  const yaml = body.replaceAll(piece, written => {
    if (written.startsWith('\\')) return written.slice(1);
    const number = /\d+/.exec(written)?.[0] ?? '0';
    stops.push({ number, text: unescaped(/^\$\{\d+:(.*)\}$/s.exec(written)?.[1] ?? '') });
    return mark(stops.length - 1);
  });
  return { yaml, stops };
}

/** A snippet that is written over several lines, on one: the entries of a mapping as they stand between its braces. */
export function onOneLine(body: string): string {
  const { yaml, stops } = markedStops(body);
  const { root } = parseYaml(yaml);
  if (root?.kind !== 'mapping') return '';
  return root.pairs.map(({ key, value }) => `${scalar(key.text, stops)}: ${inline(value, stops)}`).join(', ');
}

function inline(node: Node | null, stops: readonly Stop[]): string {
  switch (node?.kind) {
    case 'mapping':
      return `{${node.pairs.map(({ key, value }) => `${scalar(key.text, stops)}: ${inline(value, stops)}`).join(', ')}}`;
    case 'sequence':
      return `[${node.items.map(({ value }) => inline(value, stops)).join(', ')}]`;
    case 'scalar':
      return scalar(node.text, stops, node.style === 'plain' ? '' : "'");
    case 'alias':
    case undefined:
      return '';
  }
}

/** In quotes where what is written there has some, or needs them within braces. */
function scalar(text: string, stops: readonly Stop[], quote = ''): string {
  const whole = stops.find((stop, index) => text === mark(index) && /^(["']).*\1$/s.test(stop.text));
  if (whole) return `\${${whole.number}:${escapeSnippet(whole.text)}}`;
  const preset = stops.reduce((all, stop, index) => all.replaceAll(mark(index), () => stop.text), text);
  const quoted = quote !== '' || asPlain(preset, true) !== preset;
  const inside = (part: string): string => escapeSnippet(quoted ? part.replaceAll("'", "''") : part);
  const written = stops.reduce(
    (all, stop, index) => all.replaceAll(mark(index), () => `\${${stop.number}:${inside(stop.text)}}`),
    inside(text),
  );
  return quoted ? `'${written}'` : written;
}
