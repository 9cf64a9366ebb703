/** What the suite in the extension host says of one of its tests. */
export interface HostTest {
  /** With the titles of the suites around it. */
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  /** Stack of the error that failed it. */
  readonly error?: string;
}

/** Names the file that the results are written to, for whoever started VS Code. */
export const hostResultsVariable = 'PROMWB_HOST_RESULTS';
