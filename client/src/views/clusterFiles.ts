import * as vscode from 'vscode';
import type { TextKey } from '../applying/editKey.ts';
import { clusterScheme } from '../editor/contributions.ts';

/** Where a text of a cluster is. */
export interface ClusterText extends TextKey {
  readonly context: string;
}

/** The cluster behind the files: reads a text, and writes one back or throws why not. */
export interface ClusterTexts {
  read(place: ClusterText): Promise<string>;
  /** Resolves with the text that is the base of the next save. */
  save(place: ClusterText, edit: { readonly uri: vscode.Uri; readonly base: string; readonly text: string }): Promise<SaveResult>;
}

export type SaveResult =
  | { readonly kind: 'saved' }
  /** Not saved, and the next save is compared with this text. */
  | { readonly kind: 'kept'; readonly base: string; readonly reason: string };

interface Entry {
  base: string;
  /** Saved by VS Code itself, not by the person: not in the cluster. */
  draft: string | undefined;
  version: number;
}

/** Texts of ConfigMaps and Secrets as files: opening one reads it from the cluster, saving one by hand writes it there. */
export function createClusterFiles(texts: ClusterTexts): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const entries = new Map<string, Entry>();
  const byHand = new Set<string>();

  const obtain = async (uri: vscode.Uri): Promise<Entry> => {
    const known = entries.get(uri.toString());
    if (known !== undefined) return known;
    const entry: Entry = { base: await texts.read(placeOf(uri)), draft: undefined, version: 1 };
    entries.set(uri.toString(), entry);
    return entry;
  };
  const no = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };

  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async uri => {
      const { base, draft, version } = await obtain(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: version, size: Buffer.byteLength(draft ?? base) };
    },
    readFile: async uri => {
      const { base, draft } = await obtain(uri);
      return Buffer.from(draft ?? base);
    },
    writeFile: async (uri, content) => {
      const entry = await obtain(uri);
      const text = Buffer.from(content).toString('utf8');
      entry.draft = text;
      entry.version += 1;
      if (!byHand.delete(uri.toString())) {
        vscode.window.setStatusBarMessage(vscode.l10n.t('Kept as a draft: save by hand to write it to the cluster.'), 5000);
        return;
      }
      const result = await texts.save(placeOf(uri), { uri, base: entry.base, text });
      if (result.kind === 'kept') {
        entry.base = result.base;
        throw vscode.FileSystemError.Unavailable(result.reason);
      }
      entry.base = text;
      entry.draft = undefined;
    },
    readDirectory: () => [],
    createDirectory: no,
    delete: no,
    rename: no,
  };

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerFileSystemProvider(clusterScheme, provider, { isCaseSensitive: true }),
    // Auto-save must not write to a cluster at each pause in typing.
    vscode.workspace.onWillSaveTextDocument(({ document: { uri }, reason }) => {
      if (uri.scheme === clusterScheme && reason === vscode.TextDocumentSaveReason.Manual) byHand.add(uri.toString());
    }),
    // A text that nobody has open is read anew when it is opened again.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (entries.get(uri.toString())?.draft === undefined) entries.delete(uri.toString());
    }),
  );
}

export function uriOf({ context, object, key }: ClusterText): vscode.Uri {
  const parts = [context, object.namespace ?? '', object.kind, object.name, key];
  return vscode.Uri.from({ scheme: clusterScheme, path: `/${parts.map(encodeURIComponent).join('/')}` });
}

function placeOf(uri: vscode.Uri): ClusterText {
  const [context = '', namespace = '', kind, name = '', key = ''] = uri.path.slice(1).split('/').map(decodeURIComponent);
  if (kind !== 'ConfigMap' && kind !== 'Secret') throw vscode.FileSystemError.FileNotFound(uri);
  return { context, object: { apiVersion: 'v1', kind, namespace, name }, key };
}
