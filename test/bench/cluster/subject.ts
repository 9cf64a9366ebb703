/** A process of its own, in which one client reads the whole cluster and keeps up with it: `workbench` or `informer`, and a kubeconfig. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import type { FromSubject, ToSubject } from './messages.ts';
import { informer } from './informer.ts';
import type { Subject } from './subjects.ts';
import { workbench } from './workbench.ts';

const [name, kubeconfig = ''] = process.argv.slice(2);
const subject: Subject = name === 'informer' ? informer(kubeconfig) : workbench(kubeconfig);

const tell = (message: FromSubject): void => void process.send?.(message);
const mebibytes = (bytes: number): number => bytes / 1024 / 1024;
const memory = async (): Promise<NodeJS.MemoryUsage> => {
  // What an answer leaves behind is given back in several rounds.
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return process.memoryUsage();
};

await subject.prepare();
const before = await memory();
const stalls = monitorEventLoopDelay({ resolution: 5 });
let busy = process.cpuUsage();
let since = performance.now();
process.on('disconnect', () => process.exit());
process.on('message', (message: ToSubject) => void run(message));
tell({ kind: 'loaded' });

async function run({ kind }: ToSubject): Promise<void> {
  switch (kind) {
    case 'start': {
      busy = process.cpuUsage();
      const started = performance.now();
      await subject.start();
      const milliseconds = performance.now() - started;
      const { user, system } = process.cpuUsage(busy);
      const { rss, heapUsed } = await memory();
      tell({
        kind: 'ready',
        ready: {
          milliseconds,
          busy: (user + system) / 1000,
          resident: mebibytes(rss - before.rss),
          heap: mebibytes(heapUsed - before.heapUsed),
        },
      });
      break;
    }
    case 'measure':
      subject.takeDelays();
      stalls.enable();
      busy = process.cpuUsage();
      since = performance.now();
      tell({ kind: 'measuring' });
      break;
    case 'report': {
      const { user, system } = process.cpuUsage(busy);
      const seconds = (performance.now() - since) / 1000;
      const stall = stalls.max / 1e6;
      const delays = subject.takeDelays();
      const resident = mebibytes((await memory()).rss - before.rss);
      tell({ kind: 'report', changes: { busy: (user + system) / 1000 / seconds, delays, stall, resident } });
      break;
    }
    default:
      kind satisfies never;
  }
}
