import { openHalf, openName } from '../halfAnchored.ts';
import { matchesWhole } from '../formats/regexGroups.ts';
import { ruleAbout } from '../schema/rules.ts';
import type { Finding, RecordView, Rule } from '../schema/rule.ts';
import { actionOf } from './relabelEffects.ts';
import { runOnStatic } from './relabelOnStatic.ts';

/** Regular expressions that are taken for matching a part, while Prometheus matches the whole (model/relabel/relabel.go, NewRegexp). */

const matchesNames = (step: RecordView): boolean => {
  const labels = step.texts('source_labels');
  return ['labeldrop', 'labelkeep'].includes(actionOf(step)) || (labels.length === 1 && labels[0] === '__name__');
};

export const halfAnchored: Rule = ruleAbout(['regex'], 'anchored-regex', function* (step) {
  const regex = step.text('regex') ?? '';
  const meant = matchesNames(step) ? openName(regex) : openHalf(regex);
  if (meant === undefined || matchesWhole(meant, '') === undefined) return;
  const message = `A regular expression has to match the whole text, as if it stood between \`^\` and \`$\`. Write \`${meant}\` where more may stand beside it.`;
  yield { at: { on: 'value', key: 'regex' }, message, severity: 'warning', replacement: meant };
});

const comparing = ['replace', 'keep', 'drop'];

/** A job whose targets all stand here: it is known what each step is matched against. */
export const matchesOnlyParts: Rule = ruleAbout(['relabel_configs'], 'anchored-regex', function* (job) {
  const open = new Map(job.records('relabel_configs').flatMap((step, index) => candidate(step, index)));
  if (open.size === 0) return;
  for (const trace of runOnStatic(job)) {
    for (const [index, { regex, inputs }] of open) {
      const input = trace[index]?.input;
      if (input === undefined) continue;
      // One target that it matches whole shows that it is meant so.
      if (matchesWhole(regex, input) === false) inputs.add(input);
      else open.delete(index);
    }
    if (open.size === 0) return;
  }
  for (const [index, matched] of open) {
    const finding = partlyMatched(matched);
    if (finding) yield { at: { on: 'path', path: ['relabel_configs', index, 'regex'], part: 'value' }, severity: 'warning', ...finding };
  }
});

function candidate(step: RecordView | undefined, index: number): readonly [number, Matched][] {
  const regex = step?.text('regex');
  if (!step || regex === undefined || !comparing.includes(actionOf(step))) return [];
  if (openHalf(regex) !== undefined || matchesWhole(regex, '') !== false) return [];
  return [[index, { regex, inputs: new Set(), action: actionOf(step) }]];
}

interface Matched {
  readonly regex: string;
  /** The values of the source labels, joined, that come to the step. */
  readonly inputs: Set<string>;
  readonly action: string;
}

const effects: Readonly<Record<string, string>> = {
  keep: 'so every target is dropped',
  drop: 'so none is dropped',
  replace: 'so the step does nothing',
};

function partlyMatched({ regex, inputs, action }: Matched): Pick<Finding, 'message' | 'replacement'> | undefined {
  const group = /[|]/.test(regex) ? `(?:${regex})` : regex;
  for (const meant of [`${group}.*`, `.*${group}`, `.*${group}.*`]) {
    const example = [...inputs].find(input => matchesWhole(meant, input) === true);
    if (example === undefined) continue;
    const message = `This has to match the whole text, and does so for no target here: of \`${example}\` it matches a part, ${effects[action]}. Write \`${meant}\`.`;
    return { message, replacement: meant };
  }
  return undefined;
}
