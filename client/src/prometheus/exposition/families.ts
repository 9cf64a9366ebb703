/** What a target exposes, as families of metrics. */
import { type Label, readLine } from './line.ts';

export interface Exposition {
  /** In the order of the text. */
  readonly families: readonly MetricFamily[];
  readonly malformed: readonly MalformedLine[];
}

export interface MetricFamily {
  readonly name: string;
  /** `untyped` where the text does not say. */
  readonly type: string;
  readonly help: string;
  readonly unit: string;
  readonly series: number;
  /** Labels with how many values each has, the one with the most first. */
  readonly labels: readonly LabelCount[];
  /** Line of its first sample, from 0. */
  readonly line: number;
}

export interface LabelCount {
  readonly name: string;
  readonly values: number;
}

export interface MalformedLine {
  /** From 0. */
  readonly line: number;
  readonly reason: string;
}

interface Growing {
  readonly name: string;
  type: string;
  help: string;
  unit: string;
  series: number;
  line: number;
  readonly labels: Map<string, Set<string>>;
}

/** Every line is read whatever stands before it, so that all that is malformed is told at once; Prometheus itself gives up at the first. */
export function readExposition(text: string): Exposition {
  const families = new Map<string, Growing>();
  const malformed: MalformedLine[] = [];
  const seen = new Set<string>();
  const family = (name: string, line: number): Growing => {
    const known = families.get(name);
    if (known !== undefined) return known;
    const created: Growing = { name, type: 'untyped', help: '', unit: '', series: 0, line, labels: new Map() };
    families.set(name, created);
    return created;
  };
  for (const [number, written] of text.split('\n').entries()) {
    const line = readLine(written.replace(/\r$/, ''));
    switch (line.kind) {
      case 'sample': {
        const key = JSON.stringify([line.name, ...line.labels.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
        if (seen.has(key))
          malformed.push({ line: number, reason: `${line.name} with these labels stands twice, and Prometheus keeps one of them` });
        seen.add(key);
        add(family(familyOf(line.name, families), number), line.labels, number);
        break;
      }
      case 'type':
        family(line.name, number).type = line.type;
        break;
      case 'help':
        family(line.name, number).help = line.help;
        break;
      case 'unit':
        family(line.name, number).unit = line.unit;
        break;
      case 'malformed':
        malformed.push({ line: number, reason: line.reason });
        break;
      case 'end':
      case 'nothing':
        break;
      default:
        line satisfies never;
    }
  }
  return { families: [...families.values()].map(finished), malformed };
}

const ofHistogram = ['_bucket', '_sum', '_count', '_created'];
const suffixes: ReadonlyMap<string, readonly string[]> = new Map([
  ['histogram', ofHistogram],
  ['gaugehistogram', ['_bucket', '_gsum', '_gcount']],
  ['summary', ['_sum', '_count', '_created']],
  ['counter', ['_total', '_created']],
  ['info', ['_info']],
]);

/** A sample's family bears its name, or its name without the ending that the family's type gives it. */
function familyOf(name: string, families: ReadonlyMap<string, Growing>): string {
  if (families.has(name)) return name;
  const base = /^(.*)_[a-z]+$/.exec(name)?.[1];
  const typed = base === undefined ? undefined : families.get(base);
  return typed !== undefined && suffixes.get(typed.type)?.includes(name.slice(typed.name.length)) === true ? typed.name : name;
}

function add(family: Growing, labels: readonly Label[], line: number): void {
  if (family.series === 0) family.line = line;
  family.series += 1;
  for (const [name, value] of labels) {
    const values = family.labels.get(name);
    if (values === undefined) family.labels.set(name, new Set([value]));
    else values.add(value);
  }
}

function finished({ labels, ...family }: Growing): MetricFamily {
  const counts = [...labels].map(([name, values]) => ({ name, values: values.size }));
  return { ...family, labels: counts.sort((a, b) => b.values - a.values || (a.name < b.name ? -1 : 1)) };
}
