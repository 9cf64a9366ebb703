/** What the processes of the measurement tell each other. */
export type ToServer = { readonly kind: 'change'; readonly perSecond: number; readonly seconds: number };

export type FromServer = { readonly kind: 'serving'; readonly kubeconfig: string } | { readonly kind: 'changed' };

export type ToSubject = { readonly kind: 'start' } | { readonly kind: 'measure' } | { readonly kind: 'report' };

export type FromSubject =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'ready'; readonly ready: ReadyMeasure }
  | { readonly kind: 'measuring' }
  | { readonly kind: 'report'; readonly changes: ChangesMeasure };

export interface ReadyMeasure {
  readonly milliseconds: number;
  /** Milliseconds of processor that it took. */
  readonly busy: number;
  /** MiB that the process grew by, after a garbage collection: of all that it holds, and of JavaScript's heap. */
  readonly resident: number;
  readonly heap: number;
}

export interface ChangesMeasure {
  /** Milliseconds of processor for each second. */
  readonly busy: number;
  /** Milliseconds from the change in the cluster until it is known here: of those that were looked at. */
  readonly delays: readonly number[];
  /** The longest time in milliseconds in which the process did nothing else. */
  readonly stall: number;
  /** MiB that the process has grown by since it began, after a garbage collection. */
  readonly resident: number;
}

/** The annotation that tells when its object was changed, by the clock that all processes of a machine share. */
export const changedAt = 'bench/changed-at';
export const clock = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;
