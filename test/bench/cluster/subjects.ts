/** A client that reads all namespaces, Services and endpoints of a cluster. */
export interface Subject {
  /** All that a client does before it first asks the cluster for something. */
  prepare(): Promise<void>;
  /** Resolves once all of it is known, and for the tree: drawn. */
  start(): Promise<void>;
  /** Milliseconds from a change in the cluster to its being known here, since last asked. */
  takeDelays(): readonly number[];
}
