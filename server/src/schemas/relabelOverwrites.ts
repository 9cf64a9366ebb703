import { prepareRelabelling } from '../relabel/relabel.ts';
import { relabelStep } from '../relabel/step.ts';
import { ruleAbout } from '../schema/rules.ts';
import type { RecordView, Rule } from '../schema/rule.ts';
import { discovered } from './discovery/meta/index.ts';
import { actionOf } from './relabelEffects.ts';

const listKey = 'relabel_configs';

/** A `labelmap` of all that a Kubernetes object may be called writes over what stood there, also what an earlier step put there. */
export const overwrittenLabels: Rule = ruleAbout([listKey], 'overwritten-label', function* (job) {
  const steps = job.records(listKey);
  if (!steps.some(step => step && actionOf(step) === 'labelmap')) return;
  const families = discovered(job).labels.flatMap(({ name }) => (name.endsWith('*') ? [name.slice(0, -1)] : []));
  for (const [from, step] of steps.entries()) {
    const hasEarlier = steps.slice(0, from).some(earlier => earlier && plainTarget(earlier) !== undefined);
    const writes = step && hasEarlier && actionOf(step) === 'labelmap' ? labelsMapped(step, families) : undefined;
    if (!writes) continue;
    const to = steps
      .slice(0, from)
      .findIndex(earlier => earlier && plainTarget(earlier) !== undefined && writes(plainTarget(earlier) ?? ''));
    const name = steps[to] && plainTarget(steps[to]);
    if (name === undefined) continue;
    const message = `Where an object has a label that is called \`${name}\`, this overwrites the \`${name}\` that step ${to + 1} writes. Move this step before that one.`;
    const related = [
      { at: { on: 'path', path: [listKey, to, 'target_label'], part: 'value' }, message: `\`${name}\` is written here.` } as const,
    ];
    const at = { on: 'path', path: [listKey, from, 'action'], part: 'value' } as const;
    yield { at, severity: 'information', message, related, cure: { kind: 'moveItem', list: listKey, from, to } };
  }
});

/** The one label that a step writes, where the step itself says which, and it is no label for the steps alone. */
function plainTarget(step: RecordView): string | undefined {
  const name = step.text('target_label');
  return name !== undefined && /^[a-z]\w*$/i.test(name) ? name : undefined;
}

/** A label that nobody has: whoever lists names in the expression means just these. */
const anyName = 'zq_any';

/** Whether a step writes a label where an object has one of that name; undefined where it does not take all of a family. */
function labelsMapped(step: RecordView, families: readonly string[]): ((name: string) => boolean) | undefined {
  const regex = step.text('regex');
  const replacement = step.text('replacement');
  const own = { ...(regex !== undefined && { regex }), ...(replacement !== undefined && { replacement }) };
  const relabelling = prepareRelabelling([relabelStep({ ...own, action: 'labelmap' })]);
  if (relabelling.kind === 'invalid') return undefined;
  const writes = (family: string, name: string): boolean => relabelling.run({ [family + name]: 'x' }).labels?.[name] === 'x';
  const open = families.filter(family => writes(family, anyName));
  return open.length === 0 ? undefined : name => open.some(family => writes(family, name));
}
