/** What turns experimental functions and aggregations on (documentation: feature_flags). */
export const experimentalFlag = '`--enable-feature=promql-experimental-functions`';

/** Where completion and hover speak of one. */
export const experimentalNote = `Experimental: it needs ${experimentalFlag}.`;
