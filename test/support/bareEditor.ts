import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import {
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** An editor that speaks LSP and no more than its capabilities say, with a server in a process of its own. */
export interface BareEditor {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** Methods of all that the server asked for; it is told that no file is there. */
  readonly asked: readonly string[];
  /** The exit code, once the server has ended. */
  readonly ended: Promise<number | null>;
  readonly child: ChildProcess;
  open(uri: string, text: string): Promise<void>;
  /** Resolves with the first list of diagnostics of a document that is as wanted. */
  pushed(uri: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
}

export interface BareEditorOptions {
  readonly server: string;
  readonly capabilities?: ClientCapabilities;
  readonly rootUri: string | null;
  /** The process whose end must end the server too. */
  readonly parent?: number;
  readonly initializationOptions?: object;
}

export async function startBareEditor({ server, parent = process.pid, ...params }: BareEditorOptions): Promise<BareEditor> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)));
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const asked: string[] = [];
  const latest = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onRequest(method => {
    asked.push(method);
    return method === 'prometheus/findFiles' ? [] : null;
  });
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
    latest.set(uri, diagnostics);
    for (const look of waiting) look();
  });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', { processId: parent, capabilities: {}, ...params });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    asked,
    ended,
    child,
    open: (uri, text) =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } }),
    pushed: (uri, wanted) =>
      new Promise(resolve => {
        const look = (): void => {
          const diagnostics = latest.get(uri);
          if (!diagnostics || !wanted(diagnostics)) return;
          waiting.delete(look);
          resolve(diagnostics);
        };
        waiting.add(look);
        look();
      }),
  };
}
