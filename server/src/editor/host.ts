import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { diskHost } from '../disk/diskHost.ts';
import { isBelow } from '../disk/reach.ts';
import type { Host } from '../host.ts';
import { messages, type Requests } from '../protocol.ts';

export interface Opened {
  /** URIs of the folders that the person opened. */
  readonly folders: readonly string[];
  /** URIs of the open documents. */
  readonly documents: readonly string[];
}

/** What the service asks of the world goes to the editor where that answers it, else to the disk. */
export function hostFor(connection: Connection, answers: () => boolean, opened: () => Opened): Host {
  const editor = editorHost(connection);
  const disk = diskHost({ within: () => reached(opened()), log: message => editor.log(message) });
  const host = (): Host => (answers() ? editor : disk);
  return {
    readFile: uri => host().readFile(uri),
    findFiles: (base, glob) => host().findFiles(base, glob),
    lookup: request => host().lookup(request),
    log: message => editor.log(message),
  };
}

/** The opened folders and, of a document that was opened by itself, its own. */
function reached({ folders, documents }: Opened): readonly string[] {
  const roots = folders.flatMap(pathOf);
  const alone = documents.flatMap(pathOf).filter(document => !roots.some(root => isBelow(document, root)));
  return [...roots, ...alone.map(document => path.dirname(document))];
}

const pathOf = (uri: string): readonly string[] => (uri.startsWith('file:') ? [fileURLToPath(uri)] : []);

function editorHost(connection: Connection): Host {
  const ask = async <M extends keyof Requests>(
    message: M,
    params: Requests[M]['params'],
    otherwise: Requests[M]['result'],
  ): Promise<Requests[M]['result']> => {
    try {
      return await connection.sendRequest<Requests[M]['result']>(message, params);
    } catch (error) {
      connection.console.log(`The editor did not answer ${message}: ${error instanceof Error ? error.message : String(error)}`);
      return otherwise;
    }
  };
  return {
    readFile: uri => ask(messages.readFile, { uri }, null),
    findFiles: (base, glob) => ask(messages.findFiles, { base, glob }, null),
    lookup: request => ask(messages.lookup, request, { values: [], complete: false }),
    log: message => connection.console.log(message),
  };
}
