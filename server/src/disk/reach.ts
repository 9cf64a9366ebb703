import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** Gives the path back where it may be looked at; fails where nothing may be known of it, and as the disk does where it is not there. */
export type Reach = (name: string) => Promise<string>;

/** Keeps within folders, by whatever link or dots a path leads out of them. */
export function reachWithin(folders: readonly string[]): Reach {
  const resolved = folders.map(folder => path.resolve(folder));
  const real = Promise.all(resolved.map(folder => realpath(folder).catch(() => folder)));
  return async name => {
    const within = [...resolved, ...(await real)];
    const allowed = (reached: string): boolean => within.some(folder => isBelow(reached, folder));
    // Before the disk is asked, too: whether something is there is nobody's business either.
    if (!allowed(path.resolve(name)) || !allowed(await realpath(name))) throw new Error(`${name} lies outside of the workspace.`);
    return name;
  };
}

export const reachAll: Reach = async name => name;

function isBelow(name: string, folder: string): boolean {
  const relative = path.relative(folder, name);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}
