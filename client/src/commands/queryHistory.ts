/** The part of a `vscode.Memento` that is used here. */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const key = 'queries';
const kept = 50;

/** Queries run in this workspace, the latest first. */
export function latestQueries(memory: Memory): readonly string[] {
  const stored = memory.get(key);
  return Array.isArray(stored) ? stored.filter((entry): entry is string => typeof entry === 'string') : [];
}

export async function rememberQuery(memory: Memory, expr: string): Promise<void> {
  await memory.update(key, [expr, ...latestQueries(memory).filter(earlier => earlier !== expr)].slice(0, kept));
}
