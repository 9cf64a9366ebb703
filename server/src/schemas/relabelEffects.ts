import { expand, matchesWhole } from '../formats/regexGroups.ts';
import type { RecordView } from '../schema/types.ts';
import type { Discovered } from './discovery/meta/index.ts';

/** Actions are compared without regard to case, and an absent one is `replace`. */
export const actionOf = (step: RecordView): string => (step.text('action') ?? 'replace').toLowerCase();

/** The labels that may be there once some steps have run (model/relabel/relabel.go, relabel); of families not a part. */
export const afterSteps = (given: Discovered, steps: readonly (RecordView | undefined)[]): Discovered =>
  steps.reduce((labels, step) => (step ? afterStep(labels, step) : labels), given);

function afterStep(before: Discovered, step: RecordView): Discovered {
  switch (actionOf(step)) {
    case 'replace':
    case 'hashmod':
    case 'lowercase':
    case 'uppercase':
      return written(before, step);
    case 'labelmap':
      return mapped(before, step);
    case 'labeldrop':
      return remaining(before, name => matchesWhole(step.text('regex') ?? '(.*)', name) !== true);
    case 'labelkeep':
      return remaining(before, name => matchesWhole(step.text('regex') ?? '(.*)', name) !== false);
    default:
      return before;
  }
}

function written(before: Discovered, step: RecordView): Discovered {
  const name = step.text('target_label') ?? '';
  if (name.includes('$')) return { ...before, open: true };
  if (name === '') return before;
  const empties = actionOf(step) === 'replace' && step.text('replacement') === '' && !step.has('regex');
  if (empties) return remaining(before, other => other !== name);
  return added(before, name, 'Written by an earlier step.');
}

function mapped(before: Discovered, step: RecordView): Discovered {
  const regex = step.text('regex') ?? '(.*)';
  const replacement = step.text('replacement') ?? '$1';
  const copies = before.labels.flatMap(({ name }) => (name.endsWith('*') ? [] : (expand(regex, name, replacement) ?? [])));
  const labels = copies.filter(name => name !== '').reduce((so, name) => added(so, name, 'Copied by an earlier `labelmap`.'), before);
  return replacement.includes('__meta_') ? { ...labels, open: true } : labels;
}

const added = (before: Discovered, name: string, doc: string): Discovered =>
  before.labels.some(label => label.name === name) ? before : { ...before, labels: [...before.labels, { name, doc }] };

const remaining = (before: Discovered, stays: (name: string) => boolean): Discovered => ({
  ...before,
  labels: before.labels.filter(({ name }) => name.endsWith('*') || stays(name)),
});
