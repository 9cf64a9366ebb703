import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { VsCodeServer } from '../../../tools/parts/vscode.ts';

export interface RunningServer {
  /** `127.0.0.1:port` */
  readonly host: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Added to the environment, which the extension host inherits. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly extensions: string;
  /** Runs a test suite inside: only then the page's address may name an extension under development, and no notification pops up. */
  readonly automated: boolean;
  /** Opens the folder in Restricted Mode, as one that nobody trusts; else every folder is trusted. */
  readonly restricted: boolean;
}

/** Starts VS Code's server, which serves the workbench to a browser and runs the extension host. */
export async function startVsCodeServer({ node, main }: VsCodeServer, options: ServerOptions): Promise<RunningServer> {
  const { env, logFile, extensions, automated, restricted } = options;
  const port = await freePort();
  const data = await mkdtemp(path.join(tmpdir(), 'vscode-'));
  await mkdir(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const flags = [
    `--host=127.0.0.1`,
    `--port=${port}`,
    `--server-data-dir=${data}`,
    '--without-connection-token',
    '--accept-server-license-terms',
    '--disable-telemetry',
    ...(restricted ? [] : ['--disable-workspace-trust']),
    `--extensions-dir=${extensions}`,
    ...(automated ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawn(node, [main, ...flags], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  child.stderr.pipe(log);
  await new Promise<void>((up, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      log.write(chunk);
      if (chunk.includes('available at')) up();
    });
    child.once('error', failed);
    child.once('exit', code => failed(new Error(`VS Code's server ended with ${code}; see ${logFile}.`)));
  });
  return {
    host: `127.0.0.1:${port}`,
    async stop() {
      const exited = new Promise(done => child.once('exit', done));
      child.kill('SIGKILL');
      await exited;
      await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? done(address.port) : failed(new Error('There is no free port.')),
      );
    });
  });
}
