import { record } from '../../../schema/build.ts';
import type { RecordSchema } from '../../../schema/types.ts';
import { needed } from '../borrow.ts';
import { filled } from '../scalars.ts';
import { secretKey } from '../selectors.ts';

/**
 * What the versions of AlertmanagerConfig differ in (pkg/apis/monitoring of the operator). v1alpha1 is what is stored and what the
 * operator reads; v1beta1 is served by the full CRDs alone, and translated by the admission webhook where that is installed.
 */
export interface ApiVersion {
  readonly name: 'v1alpha1' | 'v1beta1';
  /** Where the times with names stand. */
  readonly intervals: 'muteTimeIntervals' | 'timeIntervals';
  /** How a key of a Secret is named in the parts that are the version's own; what monitors have as well is the same in both. */
  readonly secretKey: RecordSchema;
}

export const v1alpha1: ApiVersion = { name: 'v1alpha1', intervals: 'muteTimeIntervals', secretKey };

const filledSecretKey = record({
  name: 'named secret key',
  doc: 'One key of a Secret in the namespace of the object.',
  label: 'name',
  fields: {
    name: { ...needed(filled), doc: 'Name of the Secret.' },
    key: { ...needed(filled), doc: 'Key of the Secret whose value is meant.' },
  },
});

export const v1beta1: ApiVersion = { name: 'v1beta1', intervals: 'timeIntervals', secretKey: filledSecretKey };
