import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type Directory, expandGlob } from '../../../server/src/goGlob.ts';
import { type FileContent, type FindFilesParams, type LookupRequest, messages, type ReadFileParams } from '../../../server/src/protocol.ts';
import type { PrometheusApi } from '../prometheus/api.ts';
import type { Lookup } from '../prometheus/lookup.ts';
import { isWithin } from './bounds.ts';
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
  if (!isKnown(uri)) return null;
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

async function findFiles({ base, glob }: FindFilesParams): Promise<readonly string[] | null> {
  const root = vscode.Uri.parse(base);
  try {
    // Not looked for in its folder: whether upper case counts is the file system's affair.
    if (!/[*?[\\]/.test(glob)) return await findFile(vscode.Uri.joinPath(root, glob));
    const found = await expandGlob(glob, segments => entriesOf(vscode.Uri.joinPath(root, ...segments)));
    return found.map(segments => vscode.Uri.joinPath(root, ...segments).toString());
  } catch {
    return null;
  }
}

async function findFile(uri: vscode.Uri): Promise<readonly string[]> {
  const stat = await orNone(uri, each => vscode.workspace.fs.stat(each));
  return stat === undefined || (stat.type & vscode.FileType.Directory) !== 0 ? [] : [uri.toString()];
}

async function entriesOf(folder: vscode.Uri): ReturnType<Directory> {
  const entries = (await orNone(folder, each => vscode.workspace.fs.readDirectory(each))) ?? [];
  return entries.map(([name, type]) => ({ name, folder: (type & vscode.FileType.Directory) !== 0 }));
}

/** Undefined where nothing is; fails where that cannot be known. */
async function orNone<T>(uri: vscode.Uri, ask: (uri: vscode.Uri) => Thenable<T>): Promise<T | undefined> {
  if (!isKnown(uri)) throw new Error(`${uri.toString()} lies outside of the workspace.`);
  try {
    return await ask(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && ['FileNotFound', 'FileNotADirectory'].includes(error.code)) return undefined;
    throw error;
  }
}

const isKnown = (uri: vscode.Uri): boolean =>
  isWithin(uri, {
    folders: (vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri),
    documents: vscode.workspace.textDocuments.map(document => document.uri),
  });
