import { posix } from 'node:path';

/** The parts of a URI that say where a file lies. */
export interface Place {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

export interface Opened {
  /** Those of the workspace, however many. */
  readonly folders: readonly Place[];
  /** The documents that are open, wherever they lie. */
  readonly documents: readonly Place[];
}

/**
 * May the server know what lies at a place? Only in the folders that the person opened and, of a document that was opened by itself,
 * in its own folder.
 */
export function isWithin(place: Place, { folders, documents }: Opened): boolean {
  const alone = documents.filter(document => !folders.some(folder => holds(folder, document))).map(folderOf);
  return [...folders, ...alone].some(folder => holds(folder, place));
}

function holds(folder: Place, place: Place): boolean {
  if (folder.scheme !== place.scheme || folder.authority !== place.authority) return false;
  const inner = posix.relative(folder.path, posix.normalize(place.path));
  return inner !== '..' && !inner.startsWith('../');
}

const folderOf = (place: Place): Place => ({ scheme: place.scheme, authority: place.authority, path: posix.dirname(place.path) });
