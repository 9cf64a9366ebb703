import { type AnchoredRegex, compileAnchored } from '../re2.ts';
import { lowerCase, upperCase } from './letterCase.ts';
import { md5 } from './md5.ts';
import type { RelabelStep } from './step.ts';
import { expand } from './template.ts';

/** Names with their values; a label of no value is a label that is not there. */
export type Labels = Readonly<Record<string, string>>;

/** What one step did. */
export interface StepTrace {
  readonly step: RelabelStep;
  /** The joined values of the source labels; what the regular expression was matched against, but for the actions on names. */
  readonly input: string;
  readonly outcome: 'kept' | 'dropped' | 'unmatched';
  /** Labels that the step wrote or removed, by name, with what they held before. */
  readonly changes: readonly LabelChange[];
}

export interface LabelChange {
  readonly name: string;
  /** Undefined where there was no such label. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface Relabelled {
  /** Undefined where a step dropped them: the target is not scraped, the series not kept. */
  readonly labels: Labels | undefined;
  /** One for each step up to the one that dropped the labels. */
  readonly trace: readonly StepTrace[];
}

export type Relabelling =
  | { readonly kind: 'ready'; run(labels: Labels): Relabelled }
  /** The regular expression of a step does not compile: Prometheus refuses the configuration. */
  | { readonly kind: 'invalid'; readonly step: number; readonly reason: string };

/**
 * Steps made ready to run on many labels, with the results of Prometheus (model/relabel/relabel.go, ProcessBuilder; names of labels
 * are any UTF-8). What becomes of the labels afterwards, such as the loss of those that begin by `__`, is the scraper's affair.
 *
 * Steps on names see the labels in the order of their names. Where `labelmap` writes several to one name the last one stays, as it
 * does for series; for targets Prometheus has no order.
 */
export function prepareRelabelling(steps: readonly RelabelStep[]): Relabelling {
  const prepared: Prepared[] = [];
  for (const [index, step] of steps.entries()) {
    const regex = compileAnchored(step.regex);
    if (regex.kind === 'invalid') return { kind: 'invalid', step: index, reason: regex.reason };
    prepared.push({ step, regex });
  }
  return { kind: 'ready', run: labels => run(prepared, labels) };
}

type Regex = Extract<AnchoredRegex, { kind: 'regex' }>;

interface Prepared {
  readonly step: RelabelStep;
  readonly regex: Regex;
}

function run(steps: readonly Prepared[], given: Labels): Relabelled {
  const labels = new Map<string, string>();
  for (const name in given) if (given[name] !== undefined && given[name] !== '') labels.set(name, given[name]);
  const trace: StepTrace[] = [];
  for (const { step, regex } of steps) {
    const input = step.sourceLabels.map(name => labels.get(name) ?? '').join(step.separator);
    const { outcome, written } = apply({ step, regex, input, labels });
    const changes = [...written].flatMap(([name, after]) => changeOf(name, labels.get(name), after || undefined));
    for (const { name, after } of changes) {
      if (after === undefined) labels.delete(name);
      else labels.set(name, after);
    }
    trace.push({ step, input, outcome, changes });
    if (outcome === 'dropped') return { labels: undefined, trace };
  }
  return { labels: Object.fromEntries(labels), trace };
}

const changeOf = (name: string, before: string | undefined, after: string | undefined): readonly LabelChange[] =>
  before === after ? [] : [{ name, before, after }];

interface Applied {
  readonly outcome: StepTrace['outcome'];
  /** Values to write; an empty one removes the label. */
  readonly written: ReadonlyMap<string, string>;
}

interface Situation extends Prepared {
  readonly input: string;
  readonly labels: ReadonlyMap<string, string>;
}

const nothing: ReadonlyMap<string, string> = new Map();

function apply({ step, regex, input, labels }: Situation): Applied {
  const keptIf = (condition: boolean): Applied => ({ outcome: condition ? 'kept' : 'dropped', written: nothing });
  const write = (value: string): Applied => ({ outcome: 'kept', written: new Map([[step.targetLabel, value]]) });
  switch (step.action) {
    case 'keep':
      return keptIf(regex.matches(input));
    case 'drop':
      return keptIf(!regex.matches(input));
    case 'keepequal':
      return keptIf((labels.get(step.targetLabel) ?? '') === input);
    case 'dropequal':
      return keptIf((labels.get(step.targetLabel) ?? '') !== input);
    case 'replace':
      return replace({ step, regex, input, labels });
    case 'lowercase':
      return write(lowerCase(input));
    case 'uppercase':
      return write(upperCase(input));
    case 'hashmod':
      return write(String(new DataView(md5(input).buffer).getBigUint64(8) % step.modulus));
    case 'labelmap':
      return { outcome: 'kept', written: mapped({ step, regex, input, labels }) };
    case 'labeldrop':
      return { outcome: 'kept', written: without(labels, name => regex.matches(name)) };
    case 'labelkeep':
      return { outcome: 'kept', written: without(labels, name => !regex.matches(name)) };
  }
}

const without = (labels: ReadonlyMap<string, string>, goes: (name: string) => boolean): ReadonlyMap<string, string> =>
  new Map(
    [...labels.keys()]
      .filter(goes)
      .sort()
      .map(name => [name, '']),
  );

function replace({ step, regex, input }: Situation): Applied {
  const groups = regex.groups(input);
  const match = groups && { groups, names: regex.names };
  const target = match ? expand(step.targetLabel, match) : '';
  // A name that comes out empty is no name: the step does nothing.
  if (!match || target === '') return { outcome: 'unmatched', written: nothing };
  return { outcome: 'kept', written: new Map([[target, expand(step.replacement, match)]]) };
}

function mapped({ step, regex, labels }: Situation): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const name of [...labels.keys()].sort()) {
    const groups = regex.groups(name);
    if (groups) written.set(expand(step.replacement, { groups, names: regex.names }), labels.get(name) ?? '');
  }
  return written;
}
