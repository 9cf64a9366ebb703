/** Words of PromQL that are neither functions nor aggregations (documentation: querying/operators, querying/basics). */
export interface Keyword {
  readonly name: string;
  readonly role: 'operator' | 'matching' | 'grouping' | 'modifier';
  readonly doc: string;
  /** What follows in parentheses. */
  readonly takes?: 'labels' | 'number';
}

export const keywords: readonly Keyword[] = [
  { name: 'and', role: 'operator', doc: 'The series of the left side that have a partner with the same labels on the right side.' },
  { name: 'or', role: 'operator', doc: 'The series of the left side, and those of the right side that have no partner there.' },
  { name: 'unless', role: 'operator', doc: 'The series of the left side that have no partner on the right side.' },
  { name: 'atan2', role: 'operator', doc: 'The arc tangent of left divided by right, in radians, by the signs of both.' },
  { name: 'bool', role: 'matching', doc: 'A comparison gives 0 or 1 for each series and does not filter.' },
  { name: 'on', role: 'matching', takes: 'labels', doc: 'Series are partners where these labels are equal; all others do not count.' },
  { name: 'ignoring', role: 'matching', takes: 'labels', doc: 'Series are partners where all labels but these are equal.' },
  {
    name: 'group_left',
    role: 'matching',
    takes: 'labels',
    doc: 'Several series on the left may have the same partner on the right; the labels listed are copied from the partner.',
  },
  {
    name: 'group_right',
    role: 'matching',
    takes: 'labels',
    doc: 'Several series on the right may have the same partner on the left; the labels listed are copied from the partner.',
  },
  { name: 'fill', role: 'matching', takes: 'number', doc: 'A series without a partner on either side is matched with this number.' },
  { name: 'fill_left', role: 'matching', takes: 'number', doc: 'A series without a partner on the left is matched with this number.' },
  { name: 'fill_right', role: 'matching', takes: 'number', doc: 'A series without a partner on the right is matched with this number.' },
  {
    name: 'by',
    role: 'grouping',
    takes: 'labels',
    doc: 'Aggregate into one series for each combination of these labels; all other labels are dropped.',
  },
  { name: 'without', role: 'grouping', takes: 'labels', doc: 'Aggregate over these labels; all other labels are kept.' },
  { name: 'offset', role: 'modifier', doc: 'Read the data as of this long before the evaluation time.' },
  {
    name: 'anchored',
    role: 'modifier',
    doc: 'The range begins with the last sample before it, so that nothing needs to be extrapolated (3.16; before that by feature flag).',
  },
  {
    name: 'smoothed',
    role: 'modifier',
    doc: 'Values at the bounds are interpolated from the samples around them (3.16; before that by feature flag).',
  },
];

const byName: ReadonlyMap<string, Keyword> = new Map(keywords.map(each => [each.name, each]));

export function findKeyword(name: string): Keyword | undefined {
  return byName.get(name.toLowerCase());
}
