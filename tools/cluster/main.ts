// `npm run cluster -- COMMAND...`: a command, else a shell, beside a real Kubernetes cluster; KUBECONFIG leads to it.
import process from 'node:process';
import { terminalProgress } from '../parts/progress.ts';
import { getClusterParts } from './parts.ts';
import { runWithCluster } from './run.ts';

const parts = await getClusterParts(terminalProgress());
if (parts.kind === 'ready') {
  process.exitCode = await runWithCluster(parts.value, process.argv.slice(2));
} else {
  process.stderr.write(`${parts.sentence}\n`);
  process.exitCode = 1;
}
