import type { Diagnostic } from 'vscode-languageserver';

export interface ProjectChecksOptions {
  readonly open: () => readonly string[];
  readonly versionOf: (uri: string) => number | undefined;
  /** What of a document the findings on others depend on. */
  readonly digestOf: (uri: string) => string;
  readonly check: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly send: (uri: string, version: number, found: readonly Diagnostic[]) => void;
}

/** Checks of documents against the files around them: later than the rest, one after the other, and given up where the text went on. */
export interface ProjectChecks {
  changed(uri: string): void;
  closed(uri: string): void;
  /** Files or settings changed: every open document is due. */
  all(): void;
}

/** Milliseconds without a change before anything is looked at: whoever types is not made to wait. */
const quiet = 200;

export function createProjectChecks({ open, versionOf, digestOf, check, send }: ProjectChecksOptions): ProjectChecks {
  const due = new Set<string>();
  const digests = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;

  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), quiet);
  };
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      for (const uri of due) {
        due.delete(uri);
        await checkOne(uri);
      }
    } finally {
      running = false;
    }
  };
  const checkOne = async (uri: string): Promise<void> => {
    const version = versionOf(uri);
    if (version === undefined) return;
    const digest = digestOf(uri);
    const before = digests.get(uri);
    digests.set(uri, digest);
    // A document that was just opened says what its file said.
    if (before !== undefined && before !== digest) for (const other of open()) if (other !== uri) due.add(other);
    const found = await check(uri);
    // Where the text went on meanwhile, its change has made it due again.
    if (versionOf(uri) === version) send(uri, version, found);
  };
  return {
    changed(uri) {
      due.add(uri);
      schedule();
    },
    closed(uri) {
      due.delete(uri);
      digests.delete(uri);
      for (const other of open()) due.add(other);
      schedule();
    },
    all() {
      for (const uri of open()) due.add(uri);
      schedule();
    },
  };
}
