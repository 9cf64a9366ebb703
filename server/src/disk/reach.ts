import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** Gives the path back where it may be looked at; fails where nothing may be known of it, and as the disk does where it is not there. */
export type Reach = (name: string) => Promise<string>;

/** Keeps within the folders of the moment, by whatever link or dots a path leads out of them. */
export function reachWithin(folders: () => readonly string[]): Reach {
  const known = new Map<string, Promise<string>>();
  const realOf = (folder: string): Promise<string> => {
    const real = known.get(folder) ?? realpath(folder).catch(() => folder);
    known.set(folder, real);
    return real;
  };
  return async name => {
    const resolved = folders().map(folder => path.resolve(folder));
    const real = await Promise.all(resolved.map(realOf));
    const allowed = (reached: string): boolean => [...resolved, ...real].some(folder => isBelow(reached, folder));
    // Before the disk is asked, too: whether something is there is nobody's business either.
    if (!allowed(path.resolve(name)) || !allowed(await realpath(name))) throw new Error(`${name} lies outside of the workspace.`);
    return name;
  };
}

export function isBelow(name: string, folder: string): boolean {
  const relative = path.relative(folder, name);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}
