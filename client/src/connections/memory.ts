/** What a workspace remembers between windows: as much of a `vscode.Memento` as is needed below the views. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}
