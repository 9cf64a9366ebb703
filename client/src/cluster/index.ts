/**
 * The cluster layer's one door, and the entry of its own bundle: load it with `await import('../cluster/index.ts')`, and name its types with
 * `import type`. A bundle of its own has classes of its own, so recognise a failure with `isClusterFailure` of model.ts, never by `instanceof`.
 */
export { createKubeconfigs, type Kubeconfigs, type KubeconfigSnapshot } from './kubeconfigs.ts';
export type { LiveState } from './liveState.ts';
export { createLiveStore, type Lease, type LiveChange, type LiveStore } from './liveStore.ts';
export type { Forward, ForwardState, ForwardTarget } from './forward.ts';
export type { ForwardEvent } from './forwardLog.ts';
export { createPortForwards, type PortForwards } from './portForwards.ts';
export { jobNamesOf, type Manifests, objectsOf, textOf } from './manifests.ts';
export { findPrometheusServices } from './discovery.ts';
