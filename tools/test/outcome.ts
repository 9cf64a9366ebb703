/** What came of a suite, in numbers of tests. */
export interface Outcome {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** A sentence for each thing that could not be tested, and why. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** What a suite reports of itself; its name and its time are added by whoever runs it. */
export type Counts = Omit<Outcome, 'suite' | 'seconds'>;

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0, notes: [] };

export function add(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    notes: [...one.notes, ...other.notes],
  };
}

/** A part that is missing is a skip on a person's machine and a failure in CI, where everything has to be had. */
export function missing(sentence: string, ci: boolean): Counts {
  return ci ? { ...nothing, failed: 1, notes: [sentence] } : { ...nothing, skipped: 1, notes: [sentence] };
}

/** The closing lines of a run; the last one is read by machines. */
export function summary(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ suite }) => suite.length));
  const lines = outcomes.map(outcome => `${outcome.suite.padEnd(width)}  ${counted(outcome)}  (${Math.round(outcome.seconds)} s)`);
  const notes = outcomes.flatMap(({ suite, notes: sentences }) => sentences.map(sentence => `${suite}: ${sentence}`));
  return ['', ...lines, ...notes, '', counted(outcomes.reduce(add, nothing)), ''].join('\n');
}

function counted({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
