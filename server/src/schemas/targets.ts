import * as formats from '../formats/index.ts';
import { jsonText } from '../formats/jsonText.ts';
import { list, map, record, scalar } from '../schema/build.ts';
import { targetGroup } from './discovery/static.ts';

/** A file that `file_sd_configs` reads: a list of groups. A null group is refused. */
export const targetsFile = list(targetGroup, { noNullItems: true });

const { targets, labels } = targetGroup.fields;

/** The same as JSON (discovery/targetgroup/targetgroup.go, UnmarshalJSON). */
export const jsonTargetsFile = list(
  record({
    ...targetGroup,
    fields: {
      targets: { ...targets, type: list(scalar(jsonText(formats.hostPort))) },
      labels: { ...labels, type: map(formats.labelName, scalar(jsonText(formats.labelValue))) },
    },
  }),
  { noNullItems: true },
);

const keys: ReadonlySet<string> = new Set(Object.keys(targetGroup.fields));

/** Go finds the fields of a group, which are the keys at depth 1, whatever their case. */
export function groupKey(key: string, depth: number): string {
  const lower = key.toLowerCase();
  return depth === 1 && keys.has(lower) ? lower : key;
}
