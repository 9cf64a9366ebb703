import type { CheckedFile } from '../finding.ts';

/** All that a run found out. */
export interface Report {
  readonly files: readonly CheckedFile[];
  /** Files that were named and hold nothing that can be checked. */
  readonly unrecognised: readonly string[];
  /** Of this program. */
  readonly version: string;
}
