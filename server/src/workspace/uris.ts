/** The folder that a file lies in, without a slash at its end. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** A path that does not depend on where the configuration lies, on any system. What is there is the affair of another machine. */
export const isAbsolute = (path: string): boolean => /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);

/** The URI of a path that starts at a folder. */
export function uriOf(folder: string, path: string): string {
  const steps = path.split('/').filter(step => step !== '' && step !== '.');
  return steps.reduce((uri, step) => (step === '..' ? folderOf(uri) : `${uri}/${encodeURIComponent(step.toWellFormed())}`), folder);
}

/** How a file is called from a folder: `rules/a.yml`, `../a.yml`. */
export function pathFrom(folder: string, uri: string): string {
  const from = folder.split('/');
  const to = uri.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared).map(decoded)].join('/');
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
