/** What has to be undone at the end, last thing first. */
export class Cleanup {
  readonly #steps: (() => Promise<void> | void)[] = [];
  #running: Promise<void> | undefined;

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** Undone at once where the end has already begun: what is started then is not wanted any more. */
  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
    if (this.#running !== undefined) this.#running = this.#running.then(() => undo([step]));
  }

  /** Does it all, once, whoever asks; a step that fails does not keep the others from being done. */
  run(): Promise<void> {
    this.#running ??= undo(this.#steps.toReversed());
    return this.#running;
  }
}

async function undo(steps: readonly (() => Promise<void> | void)[]): Promise<void> {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
