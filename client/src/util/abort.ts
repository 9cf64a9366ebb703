/** Throws the signal's AbortError; whatever reason it was aborted with, callers need to know one kind of cancellation only. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError(signal);
}

/** The error that a cancelled operation rejects with. */
export function abortError(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error && reason.name === 'AbortError' ? reason : new DOMException('The operation was cancelled.', 'AbortError');
}

/** The asker no longer wants the answer: not a failure, nothing to tell. VS Code and the language client each have an error of their own for it. */
export function isCancellation(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled' || error.name === 'CancellationError');
}

/** Settles like the promise, or rejects with an AbortError as soon as the signal is aborted. The work itself goes on. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(abortError(signal));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** Resolves when the time is over or the signal is aborted, whichever is first; without a time only the latter. Keeps no process alive. */
export function sleep(ms: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = ms === undefined ? undefined : setTimeout(wake, ms).unref();
    signal.addEventListener('abort', wake, { once: true });
    if (signal.aborted) wake();
  });
}
