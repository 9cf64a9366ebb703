/** Tells a person what a long job is doing: one line a step with its seconds, and a sign of life in between. */
export interface Progress {
  /** Runs `work`; a step shorter than a second leaves one line, a longer one says when it begins and that it still lives. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  note(sentence: string): void;
}

export interface ProgressTiming {
  readonly announceAfterMs: number;
  readonly heartbeatMs: number;
}

export function progressTo(
  write: (line: string) => void,
  { announceAfterMs, heartbeatMs }: ProgressTiming = { announceAfterMs: 1000, heartbeatMs: 20_000 },
): Progress {
  return {
    note: sentence => write(sentence),
    async step(name, work) {
      const started = Date.now();
      const elapsed = (): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
      const announce = setTimeout(() => write(`${name} ...`), announceAfterMs);
      const heartbeat = setInterval(() => write(`${name} ... ${elapsed()}`), heartbeatMs);
      try {
        const result = await work();
        write(`${name}: ${elapsed()}`);
        return result;
      } catch (error) {
        write(`${name}: failed after ${elapsed()}`);
        throw error;
      } finally {
        clearTimeout(announce);
        clearInterval(heartbeat);
      }
    },
  };
}

/** To standard error, so that a test run's standard output stays its report. */
export function terminalProgress(): Progress {
  return progressTo(line => process.stderr.write(`${line}\n`));
}
