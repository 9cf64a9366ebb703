interface DirectoryEntry {
  readonly name: string;
  readonly folder: boolean;
}

/** The entries of the directory that the segments lead to; none where there is no such directory. */
export type Directory = (segments: readonly string[]) => Promise<readonly DirectoryEntry[]>;

/** Paths, as segments, of the files that a pattern of Go's filepath.Glob matches: `*`, `?`, `[a-z]`, `[^a]`, `\*`; no `**` and no braces. */
export async function expandGlob(glob: string, directory: Directory): Promise<readonly (readonly string[])[]> {
  const patterns = glob.split('/').filter(segment => segment !== '' && segment !== '.');
  let paths: readonly (readonly string[])[] = [[]];
  for (const [index, pattern] of patterns.entries()) {
    const last = index === patterns.length - 1;
    paths = (await Promise.all(paths.map(path => step(path, { pattern, last }, directory)))).flat();
  }
  return patterns.length === 0 ? [] : paths;
}

interface Step {
  readonly pattern: string;
  readonly last: boolean;
}

async function step(path: readonly string[], { pattern, last }: Step, directory: Directory): Promise<readonly (readonly string[])[]> {
  if (pattern === '..') return [[...path, pattern]];
  const matches = segmentRegExp(pattern);
  if (matches === undefined) return [];
  const entries = await directory(path);
  return entries.filter(({ name, folder }) => folder !== last && matches.test(name)).map(({ name }) => [...path, name]);
}

/** Whether a pattern without slashes matches a name. */
export const matchesName = (pattern: string, name: string): boolean => segmentRegExp(pattern)?.test(name) ?? false;

/** Undefined for a malformed pattern, which in Go matches nothing. */
function segmentRegExp(pattern: string): RegExp | undefined {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (char === '*') source += '.*';
    else if (char === '?') source += '.';
    else if (char === '\\') {
      at += 1;
      if (at >= pattern.length) return undefined;
      source += literal(pattern.charAt(at));
    } else if (char === '[') {
      const end = pattern.indexOf(']', at + 2);
      if (end === -1) return undefined;
      source += `[${pattern.slice(at + 1, end).replaceAll('[', '\\[')}]`;
      at = end;
    } else source += literal(char);
  }
  try {
    return new RegExp(`^${source}$`, 'su');
  } catch {
    return undefined;
  }
}

const literal = (char: string): string => char.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
