import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { amount, median, table } from '../table.ts';
import type { ChangesMeasure, FromServer, FromSubject, ReadyMeasure, ToServer, ToSubject } from './messages.ts';

const namespaces = 500;
const endpoints = 5;
const perSecond = 1000;
const seconds = 10;

interface Measured {
  readonly ready: ReadyMeasure;
  readonly changes: ChangesMeasure;
}

interface Row {
  readonly what: string;
  readonly unit: string;
  readonly target?: string;
  readonly of: (measured: Measured) => number;
}

const rows: readonly Row[] = [
  { what: 'ready', unit: 'ms', target: '< 2000 ms', of: ({ ready }) => ready.milliseconds },
  { what: '  of which busy', unit: 'ms', of: ({ ready }) => ready.busy },
  { what: 'memory', unit: 'MiB', target: '< 150 MiB', of: ({ ready }) => ready.resident },
  { what: '  of JavaScript', unit: 'MiB', of: ({ ready }) => ready.heap },
  { what: 'a change is drawn, median', unit: 'ms', target: '< 100 ms', of: ({ changes }) => median(changes.delays) },
  { what: '  the slowest', unit: 'ms', of: ({ changes }) => Math.max(...changes.delays) },
  { what: 'processor, of a second', unit: 'ms', of: ({ changes }) => changes.busy },
  { what: 'longest stall', unit: 'ms', of: ({ changes }) => changes.stall },
  { what: 'memory after the changes', unit: 'MiB', target: '< 150 MiB', of: ({ changes }) => changes.resident },
];

/** The cluster layer beside the informers of client-node, each in a process of its own before one simulated cluster. */
export async function reportCluster(services: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-cluster-'));
  const server = start('server.ts', [namespaces, services, endpoints].map(String));
  try {
    const { kubeconfig } = await told<FromServer, 'serving'>(server, 'serving');
    const file = path.join(folder, 'kubeconfig');
    await writeFile(file, kubeconfig);
    const ours = await measure('workbench', { file, server });
    const theirs = await measure('informer', { file, server });
    const measured = rows.map(({ what, unit, target = '', of }) => [
      what,
      amount(of(ours), unit),
      amount(of(theirs), unit),
      `${(of(ours) / of(theirs)).toFixed(2)} times`,
      target,
    ]);
    return `A cluster of ${services} Services with ${services * endpoints} endpoints in ${namespaces} namespaces, all of it watched. Then ${perSecond} changes a second, for ${seconds} s.
The Workbench makes the rows of its tree besides; the informers only keep their caches.

${table([['what', 'Workbench', 'informer', 'ratio', 'target'], ...measured])}`;
  } finally {
    server.disconnect();
    await rm(folder, { recursive: true });
  }
}

async function measure(name: string, { file, server }: { readonly file: string; readonly server: ChildProcess }): Promise<Measured> {
  const subject = start('subject.ts', [name, file]);
  const ask = (message: ToSubject): void => void subject.send(message);
  try {
    await told<FromSubject, 'loaded'>(subject, 'loaded');
    ask({ kind: 'start' });
    const { ready } = await told<FromSubject, 'ready'>(subject, 'ready');
    ask({ kind: 'measure' });
    await told<FromSubject, 'measuring'>(subject, 'measuring');
    const change: ToServer = { kind: 'change', perSecond, seconds };
    server.send(change);
    await told<FromServer, 'changed'>(server, 'changed');
    ask({ kind: 'report' });
    const { changes } = await told<FromSubject, 'report'>(subject, 'report');
    return { ready, changes };
  } finally {
    subject.disconnect();
  }
}

function start(script: string, args: readonly string[]): ChildProcess {
  return fork(path.join(import.meta.dirname, script), args, { execArgv: ['--expose-gc'], stdio: 'inherit' });
}

/** The next message of this kind; rejects where the process ends before. */
async function told<M extends { readonly kind: string }, K extends M['kind']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<M, { readonly kind: K }>> {
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('A process of the measurement ended too soon.')));
  for (;;) {
    const [message] = await Promise.race([once(child, 'message'), ended]);
    if (message.kind === kind) return message;
  }
}
