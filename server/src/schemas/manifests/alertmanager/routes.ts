import { list, oneOfValues, record } from '../../../schema/build.ts';
import { rule, uniqueItems } from '../../../schema/rules.ts';
import type { Finding, RecordView, Rule } from '../../../schema/rule.ts';
import type { Field, RecordSchema, Ref } from '../../../schema/types.ts';
import { inhibitRule as inhibitRuleOfFile } from '../../alertmanager/inhibitRule.ts';
import { route as routeOfFile } from '../../alertmanager/route.ts';
import { undatedFields } from '../../alertmanager/undated.ts';
import { borrowed, needed } from '../borrow.ts';
import { lazily } from '../lazily.ts';
import { byOperator } from '../operator.ts';
import { bool, filled, filledDuration, text } from '../scalars.ts';
import type { ApiVersion } from './version.ts';

const regex: Field = {
  type: bool,
  doc: 'Whether the value is a regular expression.',
  deprecated: 'Superseded by `matchType`: write `matchType: =~` instead.',
};

const matcher = (version: ApiVersion): RecordSchema =>
  record({
    name: 'matcher',
    doc: 'What one label of an alert must be like.',
    label: 'name',
    fields: {
      name: { ...needed(filled), doc: 'Label that is looked at.' },
      matchType: {
        type: oneOfValues(
          { value: '=', doc: 'The value is this one.' },
          { value: '!=', doc: 'The value is another one.' },
          { value: '=~', doc: 'The value matches the regular expression as a whole.' },
          { value: '!~', doc: 'The value does not match the regular expression as a whole.' },
        ),
        doc: 'How the value is compared.',
        default: '=',
      },
      value: { type: text, doc: 'Value or regular expression to compare with. Without it the label must be missing or empty.' },
      ...(version.name === 'v1alpha1' && { regex }),
    },
  });

export const matchersOf = (version: ApiVersion): Ref => list(matcher(version), { noNullItems: true });

/** `...` stands for all labels, so that others beside it say nothing. */
const allLabelsAlone: Rule = rule('conflicting-keys', function* (route) {
  const labels = route.texts('groupBy');
  const index = labels.indexOf('...');
  if (index === -1 || labels.length === 1) return;
  yield {
    at: { on: 'path', path: ['groupBy', index], part: 'value' },
    message: '`...` groups by all labels and stands alone. Remove the others, or it.',
  };
});

/** What the operator checks of every route. */
const byOperatorAtAll: readonly Rule[] = byOperator(allLabelsAlone, uniqueItems('groupBy'));

/** What the API server checks of the first one in v1alpha1: to it the routes within are anything. */
const byServer: readonly Rule[] = [
  ...byOperator(allLabelsAlone),
  ...['groupBy', 'muteTimeIntervals', 'activeTimeIntervals'].map(key => uniqueItems(key)),
];

interface RouteShape {
  readonly name: string;
  readonly matchers: Ref;
  readonly routes: Ref;
  readonly rules: readonly Rule[];
}

const routeRecord = ({ name, matchers, routes, rules }: RouteShape): RecordSchema =>
  record({
    name,
    doc: routeOfFile.doc,
    label: 'receiver',
    fields: borrowed(undatedFields(routeOfFile.fields), {
      receiver: text,
      matchers,
      groupBy: list(text, { noNullItems: true }),
      groupWait: filledDuration,
      groupInterval: filledDuration,
      repeatInterval: {
        type: filledDuration,
        doc: 'How long to wait before notifying again about a group that has not changed. Best a multiple of `groupInterval`.',
      },
      continue: bool,
      muteTimeIntervals: list(text, { noNullItems: true }),
      activeTimeIntervals: list(text, { noNullItems: true }),
      routes: list(routes, { noNullItems: true }),
    }),
    rules,
  });

/** The operator reads the routes within as strictly as the API server reads the first one. */
export function routeOf(version: ApiVersion, matchers: Ref): RecordSchema {
  const within: () => RecordSchema = lazily(() => routeRecord({ name: 'route within', matchers, routes: within, rules: byOperatorAtAll }));
  return routeRecord({ name: 'route', matchers, routes: within, rules: version.name === 'v1alpha1' ? byServer : byOperatorAtAll });
}

export const inhibitRuleOf = (matchers: Ref): RecordSchema =>
  record({
    name: 'inhibit rule',
    doc: inhibitRuleOfFile.doc,
    fields: {
      sourceMatch: { type: matchers, doc: 'What an alert must be like to mute others. All of them have to hold.' },
      targetMatch: { type: matchers, doc: 'What an alert must be like to be muted. All of them have to hold.' },
      equal: {
        type: list(text, { noNullItems: true }),
        doc: 'Labels whose values must be the same on both sides. A label that both lack counts as the same.',
      },
    },
  });

type Path = readonly (string | number)[];

function* routesOf(view: RecordView | undefined, path: Path): Iterable<{ readonly view: RecordView; readonly path: Path }> {
  if (!view) return;
  yield { view, path };
  for (const [index, inner] of view.records('routes').entries()) yield* routesOf(inner, [...path, 'routes', index]);
}

/** What routes refer to must stand in the same object (validateRoute). */
export const referencesOf = ({ intervals: intervalsKey }: ApiVersion): Rule =>
  rule('unknown-reference', function* (spec) {
    const named = (key: string): ReadonlySet<string> => new Set(spec.records(key).flatMap(item => item?.text('name') ?? []));
    const receivers = named('receivers');
    const intervals = named(intervalsKey);
    for (const { view, path } of routesOf(spec.record('route'), ['route'])) {
      const receiver = view.text('receiver') ?? '';
      if (receiver === '' && path.length === 1)
        yield { at: { on: 'key', key: 'route' }, message: 'The first route has no `receiver`. Name one of `receivers`.' };
      if (receiver !== '' && !receivers.has(receiver)) yield unknown([...path, 'receiver'], receiver, 'receivers');
      for (const key of ['muteTimeIntervals', 'activeTimeIntervals']) {
        for (const [index, name] of view.texts(key).entries()) {
          if (name !== undefined && !intervals.has(name)) yield unknown([...path, key, index], name, intervalsKey);
        }
      }
    }
  });

const unknown = (path: Path, name: string, key: string): Finding => ({
  at: { on: 'path', path, part: 'value' },
  message: `There is no \`${name}\` in \`${key}\` of this object. Define it there, or name another.`,
});
