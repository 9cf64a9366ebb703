import { list } from '../schema/build.ts';
import { targetGroup } from './discovery/static.ts';

/** A file that `file_sd_configs` reads, in YAML or JSON: a list of groups. A null group is refused. */
export const targetsFile = list(targetGroup, { noNullItems: true });
