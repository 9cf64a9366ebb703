import { type FSWatcher, realpathSync, watch } from 'node:fs';
import path from 'node:path';
import type { Disposable } from '../util/event.ts';

/**
 * Tells when one of the files is written, created, replaced or removed, at most once each `quietMs`. It watches folders, not files: most tools
 * replace a kubeconfig by renaming a new file over it, and a watch on the old one would see nothing from then on. Where a file is a link, the folder
 * it leads to is watched too; where a folder is not there yet, the nearest one above it.
 */
export function watchFiles(files: readonly string[], onChange: () => void, quietMs = 100): Disposable {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const close = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const arm = (): void => {
    close();
    for (const [folder, names] of watchedNames(files)) {
      const watcher = watchFolder(folder, names, changed);
      if (watcher !== undefined) watchers.push(watcher);
    }
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // What the path leads to may be another folder now.
      arm();
      onChange();
    }, quietMs);
    timer.unref();
  };
  arm();
  return {
    dispose: () => {
      clearTimeout(timer);
      close();
    },
  };
}

/** Folder -> names in it that matter. */
function watchedNames(files: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const file of files.flatMap(one => [one, resolved(one) ?? one])) {
    const { folder, name } = nearestFolder(file);
    folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
  }
  return folders;
}

function nearestFolder(file: string): { folder: string; name: string } {
  const folder = path.dirname(file);
  if (folder === file || resolved(folder) !== undefined) return { folder, name: path.basename(file) };
  return nearestFolder(folder);
}

function resolved(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

function watchFolder(folder: string, names: ReadonlySet<string>, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || names.has(name)) changed();
    });
    // The folder itself was removed: look again for what is there now.
    watcher.on('error', changed);
    return watcher;
  } catch {
    // Not every file system can be watched; the tree can still be refreshed by hand.
    return undefined;
  }
}
