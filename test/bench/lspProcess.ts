import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createProtocolConnection, type ProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** A language server as an editor meets it: a process of its own, spoken to over its standard input and output. */
export interface LspProcess {
  readonly connection: ProtocolConnection;
  /** It answers `textDocument/diagnostic`; else it publishes. */
  readonly pulls: boolean;
  /** Resident memory in MiB; undefined where the system does not say. */
  memory(): number | undefined;
  stop(): void;
}

export async function startServer(script: string): Promise<LspProcess> {
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const { capabilities } = await connection.sendRequest<{ capabilities: { diagnosticProvider?: unknown } }>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: {
        diagnostic: {},
        publishDiagnostics: {},
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { snippetSupport: true } },
      },
      workspace: { configuration: true },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    pulls: capabilities.diagnosticProvider !== undefined,
    memory: () => residentMemory(child),
    stop() {
      connection.dispose();
      child.kill();
    },
  };
}

function residentMemory({ pid }: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
