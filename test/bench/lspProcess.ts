import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createProtocolConnection, type ProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** A language server as an editor meets it: a process of its own, spoken to over its standard input and output. */
export interface LspProcess {
  readonly connection: ProtocolConnection;
  /** It answers `textDocument/diagnostic`; else it publishes. */
  readonly pulls: boolean;
  /** Milliseconds from its start to its answer to `initialize`. */
  readonly start: number;
  /** Resident memory in MiB; undefined where the system does not say. */
  memory(): number | undefined;
  /** Time that it has kept processors busy, in milliseconds; undefined where the system does not say. */
  busy(): number | undefined;
  stop(): void;
}

/** `configuration` is what the editor answers, by section. */
export async function startServer(script: string, configuration: Readonly<Record<string, unknown>> = {}): Promise<LspProcess> {
  const begun = performance.now();
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section = '' }) => configuration[section] ?? null),
  );
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
  const start = performance.now() - begun;
  await connection.sendNotification('initialized', {});
  return {
    connection,
    start,
    pulls: capabilities.diagnosticProvider !== undefined,
    memory: () => residentMemory(child),
    busy: () => busyTime(child),
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

/** Linux counts in hundredths of a second. */
function busyTime({ pid }: ChildProcess): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}
