import { prepareRelabelling } from '../relabel/relabel.ts';
import { type RelabelAction, relabelStep } from '../relabel/step.ts';
import type { RecordView } from '../schema/rule.ts';
import type { Discovered } from './discovery/meta/index.ts';
import type { KnownLabel } from './discovery/meta/table.ts';

/** Actions are compared without regard to case, and an absent one is `replace`. */
export const actionOf = (step: RecordView): string => (step.text('action') ?? 'replace').toLowerCase();

/** The labels that may be there once some steps have run; of families not a part. */
export const afterSteps = (given: Discovered, steps: readonly (RecordView | undefined)[]): Discovered =>
  steps.reduce((labels, step) => (step ? afterStep(labels, step) : labels), given);

/** The labels that may be there once a step has run on a target, a series or an alert that it keeps. */
function afterStep(before: Discovered, step: RecordView): Discovered {
  const action = actionOf(step);
  switch (action) {
    case 'replace':
    case 'hashmod':
    case 'lowercase':
    case 'uppercase':
      return written(before, step);
    case 'labelmap':
    case 'labeldrop':
    case 'labelkeep':
      return renamed(before, step, action);
    default:
      return before;
  }
}

function written(before: Discovered, step: RecordView): Discovered {
  const name = step.text('target_label') ?? '';
  if (name.includes('$')) return { ...before, open: true };
  const { labels } = before;
  const empties = actionOf(step) === 'replace' && step.text('replacement') === '' && !step.has('regex');
  if (empties) return { ...before, labels: labels.filter(label => label.name !== name) };
  if (name === '' || labels.some(label => label.name === name)) return before;
  return { ...before, labels: [...labels, { name, doc: 'Written by an earlier step.' }] };
}

/** Steps on names run on the names that are known. */
function renamed(before: Discovered, step: RecordView, action: RelabelAction): Discovered {
  const regex = step.text('regex');
  const replacement = step.text('replacement');
  const own = { action, ...(regex !== undefined && { regex }), ...(replacement !== undefined && { replacement }) };
  const steps = prepareRelabelling([relabelStep(own)]);
  if (steps.kind === 'invalid') return before;
  const isFamily = ({ name }: KnownLabel): boolean => name.endsWith('*');
  const names = before.labels.filter(label => !isFamily(label)).map(({ name }) => name);
  const left = new Set(Object.keys(steps.run(Object.fromEntries(names.map(name => [name, 'x']))).labels ?? {}));
  const stay = before.labels.filter(label => isFamily(label) || left.has(label.name));
  const added = [...left].filter(name => name !== '' && !names.includes(name));
  return {
    labels: [...stay, ...added.map(name => ({ name, doc: 'Copied by an earlier `labelmap`.' }))],
    open: before.open || replacement?.includes('__meta_') === true,
  };
}
