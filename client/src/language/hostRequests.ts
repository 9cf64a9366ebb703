import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type FileContent, type FindFilesParams, type LookupRequest, messages, type ReadFileParams } from '../../../server/src/protocol.ts';
import type { PrometheusApi } from '../prometheus/api.ts';
import type { Lookup } from '../prometheus/lookup.ts';
import { type Directory, expandGlob } from './goGlob.ts';
import { answerLookup } from './lookups.ts';

/** The server does no IO: what it wants to know of files and of Prometheus, it asks here. */
export function answerHostRequests(client: LanguageClient, lookup: Lookup, connect: () => Promise<PrometheusApi>): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(messages.readFile, ({ uri }: ReadFileParams) => readFile(vscode.Uri.parse(uri))),
    client.onRequest(messages.findFiles, (params: FindFilesParams) => findFiles(params)),
    client.onRequest(messages.lookup, (request: LookupRequest) => answerLookup(request, lookup, connect)),
  );
}

/** An open document counts with its unsaved text. */
async function readFile(uri: vscode.Uri): Promise<FileContent | null> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (open !== undefined) return { text: open.getText(), version: open.version };
  try {
    const [bytes, { mtime }] = await Promise.all([vscode.workspace.fs.readFile(uri), vscode.workspace.fs.stat(uri)]);
    return { text: new TextDecoder().decode(bytes), version: mtime };
  } catch {
    // The contract: null where there is no such file or it may not be read. What that means, the server knows.
    return null;
  }
}

async function findFiles({ base, glob }: FindFilesParams): Promise<readonly string[]> {
  const root = vscode.Uri.parse(base);
  const directory: Directory = async segments => {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, ...segments));
      return entries.map(([name, type]) => ({ name, folder: (type & vscode.FileType.Directory) !== 0 }));
    } catch {
      return [];
    }
  };
  const found = await expandGlob(glob, directory);
  return found.map(segments => vscode.Uri.joinPath(root, ...segments).toString());
}
