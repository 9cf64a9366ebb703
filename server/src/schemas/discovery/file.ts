import { list, record } from '../../schema/build.ts';
import { duration, targetsFileGlob } from '../scalars.ts';

export const fileDiscovery = record({
  name: 'file discovery',
  doc: 'Targets from JSON or YAML files that another tool writes. A change is noticed at once, without a reload.',
  label: 'files',
  fields: {
    files: {
      type: list(targetsFileGlob, { noNullItems: true, nonEmpty: 'File discovery needs at least one file to read.' }),
      doc: 'Files with target groups, by path or by a pattern such as `targets/*.json`. Relative paths start at the folder of the configuration.',
      required: true,
      since: '2.0',
    },
    refresh_interval: {
      type: duration,
      doc: 'How often to read the files again even if no change was noticed. Matters only where file events are lost, as on network drives.',
      default: '5m',
      since: '2.0',
    },
  },
  snippets: [{ label: 'files by a pattern', doc: 'Files that match a pattern.', body: "files: ['${1:targets/*.json}']" }],
});
