import * as formats from '../formats/index.ts';
import { groupsOf } from '../formats/regexGroups.ts';
import { scalar } from '../schema/build.ts';
import type { Format, ValueSuggestion } from '../schema/types.ts';
import { type KnownLabel, standsFor } from './discovery/meta/table.ts';
import { actionOf } from './relabelEffects.ts';
import { stepPlace } from './relabelStages.ts';

/** The values of a relabel step, each with what may stand there: that depends on the job, and on the steps before. */

/** A label, or of a family the names that many have and its beginning. */
const suggestions = ({ name, doc, examples = [] }: KnownLabel): readonly ValueSuggestion[] => {
  if (!name.endsWith('*')) return [{ value: name, doc }];
  const prefix = name.slice(0, -1);
  return [...examples.map(end => ({ value: prefix + end, doc })), { value: prefix, doc, begins: true }];
};

const sourceName: Format = {
  ...formats.sourceLabelName,
  complete: around => stepPlace(around ?? [])?.before.flatMap(suggestions) ?? [],
  describe: (text, around) => meaning(text, stepPlace(around ?? [])?.before ?? []),
};

/** Labels of discovery vanish with the last step, so nobody writes them. */
const targetName: Format = {
  ...formats.targetLabelName,
  complete(around) {
    const place = stepPlace(around ?? []);
    if (!place) return [];
    const known = [...place.before.filter(({ name }) => !name.startsWith('__meta_')), ...place.usual];
    return [...new Map(known.map(label => [label.name, label])).values()].flatMap(suggestions);
  },
  describe(text, around) {
    const place = stepPlace(around ?? []);
    return place && meaning(text, [...place.before, ...place.usual]);
  },
};

const meaning = (text: string, known: readonly KnownLabel[]): string | undefined => {
  const label = known.find(each => standsFor(each, text));
  return label && `\`${text}\`: ${label.doc}`;
};

/** Actions that match label names and not values. */
const namePatterns: Format = {
  ...formats.regex,
  complete(around) {
    const place = stepPlace(around ?? []);
    const action = place?.step && actionOf(place.step);
    if (!place || action === undefined) return formats.regex.complete?.() ?? [];
    const families = place.before.filter(({ name }) => name.endsWith('*'));
    const captured = families.map(({ name, doc }) => ({ value: `${name.slice(0, -1)}(.+)`, doc: `${doc} \`$1\` is the end of its name.` }));
    if (action === 'labelmap') return captured;
    if (action !== 'labeldrop' && action !== 'labelkeep') return formats.regex.complete?.() ?? [];
    return place.before.filter(({ name }) => /^\w+$/.test(name)).map(({ name, doc }) => ({ value: name, doc }));
  },
};

/** Text with the groups that the step's own regular expression has. */
const replacementText: Format = {
  ...formats.string,
  complete(around) {
    const regex = stepPlace(around ?? [])?.step?.text('regex') ?? '(.*)';
    const { count, names } = groupsOf(regex);
    const numbered = Array.from({ length: count }, (_, index) => ({ value: `$${index + 1}`, doc: `Group ${index + 1} of \`${regex}\`.` }));
    const all =
      numbered.length > 1 ? [{ value: numbered.map(({ value }) => value).join(':'), doc: 'All groups, with colons between.' }] : [];
    return [...numbered, ...names.map(name => ({ value: `\${${name}}`, doc: `The group \`${name}\` of \`${regex}\`.` })), ...all];
  },
};

export const sourceLabel = scalar(sourceName);
export const targetLabel = scalar(targetName);
export const relabelRegex = scalar(namePatterns);
export const replacement = scalar(replacementText);
