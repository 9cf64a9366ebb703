import { type LspProcess, startServer } from './lspProcess.ts';

/** Milliseconds by what was asked, one list an ask; memory in MiB after it all. */
export interface Measured {
  readonly start: readonly number[];
  /** Of which processors were busy: what other programs of the machine take is not in it. */
  readonly firstBusy: readonly number[];
  readonly firstDiagnostics: readonly number[];
  readonly editToDiagnostics: readonly number[];
  readonly completion: readonly number[];
  readonly hover: readonly number[];
  readonly memory: readonly number[];
}

export interface Load {
  readonly script: string;
  readonly text: string;
  /** What the editor answers when it is asked for its settings, by section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Fresh processes. */
  readonly rounds: number;
  /** Edits, completions and hovers in each. */
  readonly repeats: number;
}

const uri = 'file:///bench/prometheus.yml';

/** Drives a server over real LSP, in the middle of the file, as somebody does who types there. */
export async function measure({ script, text, configuration, rounds, repeats }: Load): Promise<Measured> {
  const measured = {
    start: [],
    firstBusy: [],
    firstDiagnostics: [],
    editToDiagnostics: [],
    completion: [],
    hover: [],
    memory: [],
  } as Record<keyof Measured, number[]>;
  for (let round = 0; round < rounds; round++) {
    const server = await startServer(script, configuration);
    const ask = (method: string, position: object): Promise<unknown> =>
      server.connection.sendRequest(method, { textDocument: { uri }, position });
    try {
      const { line, character } = middle(text);
      const open = { textDocument: { uri, languageId: 'yaml', version: 1, text } };
      measured.start.push(server.start);
      await settled(server);
      const before = server.busy();
      measured.firstDiagnostics.push(await untilDiagnostics(server, 'textDocument/didOpen', open));
      const after = server.busy();
      if (before !== undefined && after !== undefined) measured.firstBusy.push(after - before);
      for (let repeat = 0; repeat < repeats; repeat++) {
        const at = { line, character };
        const change = { textDocument: { uri, version: repeat + 2 }, contentChanges: [{ range: { start: at, end: at }, text: 'x' }] };
        measured.editToDiagnostics.push(await untilDiagnostics(server, 'textDocument/didChange', change));
        measured.completion.push(await timed(() => ask('textDocument/completion', { line, character: 4 })));
        measured.hover.push(await timed(() => ask('textDocument/hover', { line, character: 6 })));
      }
      const memory = server.memory();
      if (memory !== undefined) measured.memory.push(memory);
    } finally {
      server.stop();
    }
  }
  return measured;
}

/** A server that answers a request has done what it does at its start. */
const settled = ({ connection }: LspProcess): Promise<unknown> =>
  connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }).catch(() => null);

/** Behind the value of the `job_name` that is nearest the middle, so that every edit leaves the file sound. */
function middle(text: string): { line: number; character: number } {
  const lines = text.split('\n');
  const half = Math.floor(lines.length / 2);
  const line = lines.findIndex((content, number) => number >= half && /^ {2}- job_name: [^'"]*$/.test(content));
  return { line, character: lines[line]?.length ?? 0 };
}

async function untilDiagnostics({ connection, pulls }: LspProcess, notification: string, params: object): Promise<number> {
  return timed(async () => {
    if (pulls) {
      await connection.sendNotification(notification, params);
      await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const listening = connection.onNotification('textDocument/publishDiagnostics', () => resolve());
    await connection.sendNotification(notification, params);
    await promise;
    listening.dispose();
  });
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
