import * as formats from '../formats/index.ts';
import { groupsOf } from '../formats/regexGroups.ts';
import { scalar } from '../schema/build.ts';
import type { Format, Surroundings, ValueSuggestion } from '../schema/types.ts';
import { type KnownLabel, standsFor } from './discovery/meta/table.ts';
import { actionOf } from './relabelEffects.ts';
import { type StepPlace, stepPlace } from './relabelStages.ts';

/** The values of a relabel step, each with what may stand there: that depends on the job, and on the steps before. */

/** A label, or of a family the names that many have and its beginning. */
const suggestions = ({ name, doc, examples = [] }: KnownLabel): readonly ValueSuggestion[] => {
  if (!name.endsWith('*')) return [{ value: name, doc }];
  const prefix = name.slice(0, -1);
  return [...examples.map(end => ({ value: prefix + end, doc })), { value: prefix, doc, begins: true }];
};

const meaning = (text: string, known: readonly KnownLabel[]): string | undefined => {
  const label = known.find(each => standsFor(each, text));
  return label && `\`${text}\`: ${label.doc}`;
};

export interface RelabelFormats {
  readonly source: Format;
  readonly target: Format;
  readonly regex: Format;
  readonly replacement: Format;
}

type PlaceOf = (around: Surroundings) => StepPlace | undefined;

/** The formats of a relabel step, for steps whose place is found by `placeOf`. */
export const relabelFormats = (placeOf: PlaceOf): RelabelFormats => ({
  source: {
    ...formats.sourceLabelName,
    complete: around => placeOf(around ?? [])?.before.flatMap(suggestions) ?? [],
    describe: (text, around) => meaning(text, placeOf(around ?? [])?.before ?? []),
  },
  target: {
    ...formats.targetLabelName,
    complete: around => writable(placeOf(around ?? [])).flatMap(suggestions),
    describe(text, around) {
      const place = placeOf(around ?? []);
      return place && meaning(text, [...place.before, ...place.usual]);
    },
  },
  regex: { ...formats.regex, complete: around => patterns(placeOf(around ?? [])) },
  replacement: { ...formats.string, complete: around => groupReferences(placeOf(around ?? [])) },
});

/** Labels of discovery vanish with the last step, so nobody writes them. */
function writable(place: StepPlace | undefined): readonly KnownLabel[] {
  if (!place) return [];
  const known = [...place.before.filter(({ name }) => !name.startsWith('__meta_')), ...place.usual];
  return [...new Map(known.map(label => [label.name, label])).values()];
}

/** Some actions match the names of labels and not values. */
function patterns(place: StepPlace | undefined): readonly ValueSuggestion[] {
  const action = place?.step && actionOf(place.step);
  if (!place || action === undefined) return formats.regex.complete?.() ?? [];
  const families = place.before.filter(({ name }) => name.endsWith('*'));
  const captured = families.map(({ name, doc }) => ({ value: `${name.slice(0, -1)}(.+)`, doc: `${doc} \`$1\` is the end of its name.` }));
  if (action === 'labelmap') return captured;
  if (action !== 'labeldrop' && action !== 'labelkeep') return formats.regex.complete?.() ?? [];
  return place.before.filter(({ name }) => /^\w+$/.test(name)).map(({ name, doc }) => ({ value: name, doc }));
}

/** The groups that the step's own regular expression has. */
function groupReferences(place: StepPlace | undefined): readonly ValueSuggestion[] {
  const regex = place?.step?.text('regex') ?? '(.*)';
  const { count, names } = groupsOf(regex);
  const numbered = Array.from({ length: count }, (_, index) => ({ value: `$${index + 1}`, doc: `Group ${index + 1} of \`${regex}\`.` }));
  const all = numbered.length > 1 ? [{ value: numbered.map(({ value }) => value).join(':'), doc: 'All groups, with colons between.' }] : [];
  return [...numbered, ...names.map(name => ({ value: `\${${name}}`, doc: `The group \`${name}\` of \`${regex}\`.` })), ...all];
}

const ofConfiguration = relabelFormats(around => stepPlace(around));
export const sourceLabel = scalar(ofConfiguration.source);
export const targetLabel = scalar(ofConfiguration.target);
export const relabelRegex = scalar(ofConfiguration.regex);
export const replacement = scalar(ofConfiguration.replacement);
