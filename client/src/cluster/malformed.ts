import { ClusterFailure } from './model.ts';

/** The API server spoke JSON, but not of the shape its API promises. */
export function malformed(what: string): ClusterFailure {
  return new ClusterFailure({
    kind: 'malformed',
    message: `The API server sent ${what}. Check that the kubeconfig's server address is that of a Kubernetes API server, with no other web page in between.`,
  });
}
