import type { Duplex } from 'node:stream';
import type { ClusterApi, PodPort } from './api.ts';
import { ClusterFailure } from './model.ts';
import { podsBehind, type ServiceTarget } from './podChoice.ts';

export interface PickedPod {
  readonly pod: string;
  readonly stream: Duplex;
}

/** Connects to a Service's pods: to the one that worked last, else to the first of those ready now that does. */
export interface PodPicker {
  /** The pod that the next connection is tried with first. */
  readonly favourite: string | undefined;
  /** Asks the cluster for a pod without connecting to it; a ClusterFailure where there is none. */
  prepare(signal: AbortSignal): Promise<void>;
  connect(signal: AbortSignal): Promise<PickedPod>;
  /** These are the ready ones now: a favourite that is not among them is one no more. */
  know(pods: readonly PodPort[]): void;
}

export function createPodPicker(api: ClusterApi, target: ServiceTarget): PodPicker {
  let favourite: PodPort | undefined;

  /** Forgets a pod whose connection breaks, so that the next one goes by what is ready then. */
  async function connectTo(pod: PodPort, signal: AbortSignal): Promise<PickedPod> {
    const stream = await api.connect(pod, signal);
    favourite = pod;
    stream.once('error', ({ name }) => {
      // A client that hung up says nothing against the pod.
      if (favourite === pod && name !== 'AbortError') favourite = undefined;
    });
    return { pod: pod.pod, stream };
  }

  return {
    get favourite() {
      return favourite?.pod;
    },
    async prepare(signal) {
      [favourite] = await podsBehind(api, target, signal);
    },
    know(pods) {
      favourite = pods.find(({ pod }) => pod === favourite?.pod) ?? pods[0];
    },
    async connect(signal) {
      const tried = favourite;
      let failure: unknown;
      if (tried !== undefined) {
        try {
          return await connectTo(tried, signal);
        } catch (error) {
          failure = error;
          favourite = undefined;
        }
      }
      for (const pod of await podsBehind(api, target, signal)) {
        if (pod.pod === tried?.pod && failure !== undefined) continue;
        try {
          return await connectTo(pod, signal);
        } catch (error) {
          failure = error;
        }
      }
      throw (
        failure ??
        new ClusterFailure({ kind: 'notFound', message: `Service "${target.service}" has no ready pod. Connect again once it has one.` })
      );
    },
  };
}
