// `node tools/cluster/main.ts COMMAND...`: runs a command inside a namespace with the real cluster, KUBECONFIG set.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { terminalProgress } from '../parts/progress.ts';
import { startCluster } from './cluster.ts';
import { enterNamespace, namespaceProblem, runInNamespace } from './namespace.ts';
import { getClusterParts } from './parts.ts';

const inside = 'PROMWB_IN_NAMESPACE';

process.exitCode = process.env[inside] === undefined ? await outside() : await within();

async function outside(): Promise<number> {
  const problem = await namespaceProblem();
  const parts = problem === undefined ? await getClusterParts(terminalProgress()) : { kind: 'missing' as const, sentence: problem };
  if (parts.kind === 'ready') {
    return runInNamespace([fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      env: { ...process.env, [inside]: JSON.stringify(parts.value) },
    });
  }
  process.stderr.write(`${parts.sentence}\n`);
  return 1;
}

async function within(): Promise<number> {
  const folder = enterNamespace();
  const cluster = await startCluster(JSON.parse(process.env[inside] ?? ''), folder);
  const env = {
    ...process.env,
    KUBECONFIG: cluster.kubeconfig,
    PROMWB_REAL_KUBECONFIG: cluster.kubeconfig,
    PROMWB_REAL_LIMITED_KUBECONFIG: cluster.limitedKubeconfig,
  };
  const [command = 'bash', ...args] = process.argv.slice(2);
  const child = spawn(command, args, { stdio: 'inherit', env });
  const code = await new Promise<number>(done => {
    child.once('error', () => done(127));
    child.once('exit', status => done(status ?? 1));
  });
  await cluster.stop();
  // The namespace ends with this process, and everything in it.
  process.exit(code);
}
