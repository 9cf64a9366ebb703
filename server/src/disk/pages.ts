import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of pages on the codes of diagnostics beside a program in `dist/`, as a URI that ends in a slash; undefined where it was left out. */
export function pagesBeside(program: string | undefined): string | undefined {
  if (program === undefined || !existsSync(program)) return undefined;
  const folder = path.join(path.dirname(realpathSync(program)), '..', 'docs', 'diagnostics');
  return existsSync(folder) ? `${pathToFileURL(folder).href}/` : undefined;
}
