/** An event source without VS Code: the layers below the views may not import it. Structurally a `vscode.Event`. */
export type Event<T> = (listener: (value: T) => unknown) => Disposable;

export interface Disposable {
  dispose(): void;
}

export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => unknown>();

  readonly event: Event<T> = listener => {
    const own = (value: T): unknown => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
