/** What has to be undone at the end, last thing first. */
export class Cleanup {
  readonly #steps: (() => Promise<void> | void)[] = [];
  #running: Promise<void> | undefined;

  get running(): boolean {
    return this.#running !== undefined;
  }

  add(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  /** Does it all, once, whoever asks; a step that fails does not keep the others from being done. */
  run(): Promise<void> {
    this.#running ??= this.#undo();
    return this.#running;
  }

  async #undo(): Promise<void> {
    for (const step of this.#steps.toReversed()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}
