/** A real Prometheus process: found, started in a folder of its own, awaited, stopped. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The binary that PROMWB_PROMETHEUS names, else `prometheus` on the PATH; undefined where there is none of version 3 or newer. */
export function findPrometheus(): string | undefined {
  const candidates = [process.env['PROMWB_PROMETHEUS'], 'prometheus'];
  return candidates.find(binary => binary !== undefined && majorVersion(binary) >= 3);
}

function majorVersion(binary: string): number {
  try {
    const output = execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/version (\d+)\./.exec(output)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export interface RealPrometheus {
  readonly url: string;
  readonly configFile: string;
  stop(): Promise<void>;
}

export interface RealPrometheusOptions {
  readonly binary: string;
  /** The configuration, told on which port Prometheus will listen. */
  readonly config: (port: number) => string;
  readonly flags?: readonly string[];
}

export async function startRealPrometheus({ binary, config, flags = [] }: RealPrometheusOptions): Promise<RealPrometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prometheus-'));
  const configFile = path.join(folder, 'prometheus.yml');
  const port = await freePort();
  writeFileSync(configFile, config(port));
  const args = [`--config.file=${configFile}`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=127.0.0.1:${port}`, ...flags];
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;

  async function stop(): Promise<void> {
    child.kill();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await until(`${url}/-/ready answers`, async () => {
      if (child.exitCode !== null) throw new Error(`Prometheus ended with ${child.exitCode}.`);
      return (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok === true;
    });
  } catch (error) {
    await stop();
    throw new Error(`Prometheus did not start; it said:\n${log}`, { cause: error });
  }
  return { url, configFile, stop };
}

/** Asks again, at most for a minute, until the answer is yes. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await isSo()) return;
    await wait(100);
  }
  throw new Error(`Waited a minute for this in vain: ${what}.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
