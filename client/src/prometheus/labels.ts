import type { Labels } from './api.ts';

const plainName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const plainMetric = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** Labels as PromQL writes them: `up{job="a"}`, `{"my.metric", "my.label"="x"}`; `{}` where there are none. */
export function formatLabels(labels: Labels): string {
  const metric = labels['__name__'];
  const pairs = Object.keys(labels)
    .filter(name => name !== '__name__')
    .sort()
    .map(name => `${plainName.test(name) ? name : quote(name)}=${quote(labels[name] ?? '')}`);
  if (metric === undefined) return `{${pairs.join(', ')}}`;
  // Since Prometheus 3 a metric's name may be any UTF-8 and then stands quoted inside the braces.
  if (!plainMetric.test(metric)) return `{${[quote(metric), ...pairs].join(', ')}}`;
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(', ')}}`;
}

/** Each set without the labels that have one and the same value in all of them: what tells several series apart. */
export function distinguishingLabels(all: readonly Labels[]): readonly Labels[] {
  const [first = {}, ...others] = all;
  if (others.length === 0) return all;
  const shared = new Set(Object.keys(first).filter(name => others.every(labels => labels[name] === first[name])));
  return all.map(labels => Object.fromEntries(Object.entries(labels).filter(([name]) => !shared.has(name))));
}

/** Each set with one label only, the shortest that differs between all of them; as they are where no single label does. */
export function shortestLabels(all: readonly Labels[]): readonly Labels[] {
  const names = Object.keys(all[0] ?? {}).filter(name => new Set(all.map(labels => labels[name])).size === all.length);
  const lengthOf = (name: string): number => all.reduce((length, labels) => length + (labels[name]?.length ?? 0), name.length * all.length);
  const [shortest] = names.sort((a, b) => lengthOf(a) - lengthOf(b));
  return shortest === undefined ? all : all.map(labels => ({ [shortest]: labels[shortest] ?? '' }));
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
