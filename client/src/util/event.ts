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
    // A copy: a listener may add or remove listeners, and those it adds are not meant yet.
    const listeners = [...this.#listeners];
    for (const listener of listeners) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
