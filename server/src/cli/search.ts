import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file to look into. */
export interface Candidate {
  readonly name: string;
  /** The person named it; else it was found below a folder that they named. */
  readonly named: boolean;
}

export interface Search {
  /** In the order in which they were named, those of a folder by name; none twice. */
  readonly candidates: readonly Candidate[];
  /** What was named and is not there. */
  readonly missing: readonly string[];
}

/**
 * The files that paths lead to. Of a folder these are all that its endings say may be Prometheus', at any depth; hidden folders and
 * `node_modules` are left out, and links to folders are not followed.
 */
export async function search(paths: readonly string[]): Promise<Search> {
  const candidates = new Map<string, Candidate>();
  const missing: string[] = [];
  for (const name of paths) {
    const found = name === '-' ? [{ name, named: true }] : await candidatesAt(name);
    if (found === undefined) missing.push(name);
    for (const candidate of found ?? []) {
      const key = path.resolve(candidate.name);
      if (candidate.named || !candidates.has(key)) candidates.set(key, candidate);
    }
  }
  return { candidates: [...candidates.values()], missing };
}

async function candidatesAt(name: string): Promise<readonly Candidate[] | undefined> {
  const stats = await stat(name).catch(() => undefined);
  if (stats === undefined) return undefined;
  if (!stats.isDirectory()) return [{ name, named: true }];
  return (await below(name)).map(found => ({ name: found, named: false }));
}

async function below(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(
    sorted.map(async entry => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : below(name);
      return isCandidate(entry.name) ? [name] : [];
    }),
  );
  return found.flat();
}

const isLeftOut = (folder: string): boolean => folder.startsWith('.') || folder === 'node_modules';

const isCandidate = (file: string): boolean => /\.(ya?ml|json|rules|promql)$/i.test(file);
