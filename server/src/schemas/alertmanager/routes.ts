import { parseBool } from '../../formats/bool.ts';
import { durationMs, formatDuration } from '../../formats/durationText.ts';
import { readMatchers } from '../../formats/matcherSyntax.ts';
import { given, rule } from '../../schema/rules.ts';
import type { RecordView, Rule } from '../../schema/rule.ts';
import { holds } from '../conditions.ts';

type Path = readonly (string | number)[];

/** A route of the tree, with the way to it from the top of the file and the routes around it, the nearest first. */
export interface RouteInTree {
  readonly route: RecordView;
  readonly path: Path;
  readonly around: readonly RecordView[];
}

/** All routes, the root first and each before those within it. */
export function* routesOf(config: RecordView): Iterable<RouteInTree> {
  const root = config.record('route');
  if (root) yield* below({ route: root, path: ['route'], around: [] });
}

function* below(here: RouteInTree): Iterable<RouteInTree> {
  yield here;
  for (const [index, route] of here.route.records('routes').entries()) {
    if (route) yield* below({ route, path: [...here.path, 'routes', index], around: [here.route, ...here.around] });
  }
}

const matcherKeys = ['matchers', 'match', 'match_re'] as const;

/** Whether a key of a route narrows down what it matches: an empty map or list, and a text without a matcher, do not. */
function narrows(route: RecordView, key: (typeof matcherKeys)[number]): boolean {
  if (key !== 'matchers') return holds(key)(route);
  return route.texts(key).some(text => {
    const read = readMatchers(text ?? '');
    return read.kind === 'invalid' || read.matchers.length > 0;
  });
}

/** What only the root route must and must not have (config/config.go, Load and Config.UnmarshalYAML). */
export const rootRoute: Rule = rule('invalid-value', function* (config) {
  const root = config.record('route');
  if (!root) return;
  const at = (key: string) => ({ on: 'path', path: ['route', key], part: 'key' }) as const;
  if (!given(root, 'receiver')) {
    const message = 'The root route takes every alert that no other route does, so it needs a `receiver`. Add one.';
    yield { at: { on: 'path', path: ['route'], part: 'key' }, message };
  }
  for (const key of matcherKeys.filter(name => narrows(root, name))) {
    yield { at: at(key), message: `The root route matches every alert and cannot have \`${key}\`. Move it into a route under \`routes\`.` };
  }
  for (const key of ['mute_time_intervals', 'active_time_intervals'].filter(name => root.texts(name).length > 0)) {
    yield { at: at(key), message: `The root route is always active and cannot have \`${key}\`. Move it into a route under \`routes\`.` };
  }
  if (parseBool(root.text('continue') ?? '')) {
    yield { at: at('continue'), message: 'There is no route behind the root route, so it cannot have `continue`. Remove it.' };
  }
});

/** Routes behind one that takes every alert away from them. */
export const unreachableRoutes: Rule = rule('unreachable-route', function* (config) {
  for (const { route, path } of routesOf(config)) {
    const routes = route.records('routes');
    const last = routes.findIndex(
      child => child && !matcherKeys.some(key => narrows(child, key)) && !parseBool(child.text('continue') ?? ''),
    );
    if (last < 0) continue;
    for (let index = last + 1; index < routes.length; index += 1) {
      if (!routes[index]) continue;
      yield {
        at: { on: 'path', path: [...path, 'routes', index], part: 'record' },
        severity: 'warning',
        message:
          'No alert comes to this route: a route before it takes them all. Move it up, or give that one matchers or `continue: true`.',
        related: [{ at: { on: 'path', path: [...path, 'routes', last], part: 'record' }, message: 'This route matches every alert.' }],
      };
    }
  }
});

/** Alertmanager says so in its log: a group is looked at only once in each `group_interval`. */
export const repeatAfterGroup: Rule = rule('value-order', function* (config) {
  for (const { route, path, around } of routesOf(config)) {
    const effective = (key: string, preset: string): number | undefined =>
      durationMs([route, ...around].map(each => each.text(key)).find(text => text !== undefined) ?? preset);
    const [repeat, group] = [effective('repeat_interval', '4h'), effective('group_interval', '5m')];
    const key = ['repeat_interval', 'group_interval'].find(name => route.has(name));
    if (key === undefined || repeat === undefined || group === undefined || repeat >= group) continue;
    const message = `\`repeat_interval\` (${formatDuration(repeat)}) is less than \`group_interval\` (${formatDuration(group)}), which holds then. Raise the first or lower the second.`;
    yield { at: { on: 'path', path: [...path, key], part: 'value' }, severity: 'warning', message };
  }
});
