import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PrometheusOptions {
  readonly binary: string;
  /** `host:port` */
  readonly listen: string;
  readonly configFile: string;
  readonly logFile: string;
}

export interface RunningPrometheus {
  stop(): Promise<void>;
}

/** A Prometheus on a configuration of the workspace that reloads on request, as one in a pod with the file mounted would be. */
export async function startPrometheus({ binary, listen, configFile, logFile }: PrometheusOptions): Promise<RunningPrometheus> {
  const data = await mkdtemp(path.join(tmpdir(), 'prometheus-'));
  const flags = [`--config.file=${configFile}`, `--web.listen-address=${listen}`, `--storage.tsdb.path=${data}`, '--web.enable-lifecycle'];
  const child = spawn(binary, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.pipe(createWriteStream(logFile));
  const exited = new Promise(done => child.once('exit', done));
  while (!(await answers(`http://${listen}/-/ready`))) {
    if (child.exitCode !== null) throw new Error(`Prometheus ended with ${child.exitCode}; see ${logFile}.`);
    await sleep(100);
  }
  return {
    async stop() {
      child.kill('SIGKILL');
      await exited;
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
