import { connect as dialPort, type Socket } from 'node:net';
import { type Duplex, PassThrough } from 'node:stream';
import { createPortForwards, type Forward, type PortForwards } from '../../client/src/cluster/index.ts';
import type { Pod } from '../../client/src/cluster/kinds/pod.ts';
import type { Service, ServicePort } from '../../client/src/cluster/kinds/service.ts';
import { type Script, scriptedApi } from './scriptedApi.ts';
import { recordingLog } from './silentLog.ts';

export const web: ServicePort = { name: 'web', port: 80, protocol: 'TCP', targetPort: 'web' };

export const service: Service = {
  namespace: 'shop',
  name: 'cart',
  uid: 's',
  type: 'ClusterIP',
  headless: false,
  ports: [web],
  selector: { app: 'cart', tier: 'web' },
  labels: {},
  annotations: {},
};

export const pod = (name: string, more: Partial<Pod> = {}): Pod => ({
  namespace: 'shop',
  name,
  uid: name,
  phase: 'Running',
  ready: true,
  terminating: false,
  labels: {},
  annotations: {},
  containers: [{ name: 'c', image: 'cart', init: false }],
  containerPorts: [{ container: 'c', name: 'web', port: 8080, protocol: 'TCP' }],
  ...more,
});

/** Answers every byte with itself, and ends when its other side does. */
export const echo = (): Duplex => new PassThrough();

export interface World {
  readonly services?: readonly Service[];
  readonly pods?: () => readonly Pod[];
  readonly connect?: NonNullable<Script['connect']>;
}

/** Port forwards to a Service of a scripted cluster, and what a test sees of them. */
export interface ForwardBench extends AsyncDisposable {
  readonly forwards: PortForwards;
  readonly log: ReturnType<typeof recordingLog>;
  /** How many connections to the cluster were closed. */
  readonly closed: number;
  start(world: World, asked?: { readonly port?: ServicePort; readonly temporary?: true; readonly signal?: AbortSignal }): Promise<Forward>;
  /** A client of this machine; broken off at the end. */
  dial(forward: Forward): Socket;
}

export function forwardBench(): ForwardBench {
  const log = recordingLog();
  const forwards = createPortForwards({ log });
  const clients: Socket[] = [];
  let closed = 0;
  return {
    forwards,
    log,
    get closed() {
      return closed;
    },
    start: (
      { services = [service], pods = () => [pod('a')], connect = () => Promise.resolve(echo()) },
      { port = web, temporary, signal = new AbortController().signal } = {},
    ) => {
      const api = scriptedApi({
        list: kind => Promise.resolve({ items: kind === 'pod' ? pods() : services, resourceVersion: '1' }),
        connect,
      });
      const target = { context: 'test', namespace: 'shop', service: 'cart', port };
      return forwards.start({
        target,
        ...(temporary && { temporary }),
        signal,
        connect: () => Promise.resolve({ ...api, dispose: async () => void (closed += 1) }),
      });
    },
    dial: forward => {
      const client = dialPort({ host: '127.0.0.1', port: localPort(forward), allowHalfOpen: true });
      clients.push(client);
      return client;
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy();
      await forwards.dispose();
    },
  };
}

export function localPort({ state }: Forward): number {
  if (state.kind !== 'open') throw new Error(`The forward is ${JSON.stringify(state)}.`);
  return state.localPort;
}
