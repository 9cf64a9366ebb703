import type { FileContent, Host, LookupResult } from '../../server/src/host.ts';

/** A world of a few files, and a log that a test can look into. */
export interface MemoryHost extends Host {
  readonly logged: readonly string[];
}

export function memoryHost(files: Readonly<Record<string, string>> = {}): MemoryHost {
  const logged: string[] = [];
  return {
    logged,
    readFile: async (uri): Promise<FileContent | null> => {
      const text = files[uri];
      return text === undefined ? null : { text, version: 1 };
    },
    findFiles: async base => Object.keys(files).filter(uri => uri.startsWith(base)),
    lookup: async (): Promise<LookupResult> => ({ values: [], complete: false }),
    log: message => logged.push(message),
  };
}
