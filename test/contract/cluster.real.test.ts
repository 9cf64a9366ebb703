import { describe } from 'vitest';
import { describeCluster } from './cluster.ts';

const kubeconfig = process.env['PROMWB_REAL_KUBECONFIG'];

// In CI a part that is missing is a failure: there the suite runs, and fails for want of the cluster.
const missing = kubeconfig === undefined && process.env['CI'] !== 'true';

describe.skipIf(missing)('a real Kubernetes API keeps the contract (skipped where PROMWB_REAL_KUBECONFIG names no kubeconfig)', () => {
  describeCluster({ tellsPodEnd: false }, () => {
    if (kubeconfig === undefined) throw new Error('There is no real cluster: name its kubeconfig in PROMWB_REAL_KUBECONFIG.');
    return Promise.resolve({
      kubeconfig,
      adminContext: 'test',
      adminToken: 'admin-token',
      limitedContext: 'limited',
      // kwok leads port 18080 of every pod to this one.
      backendPort: 18080,
      backendListens: () => undefined,
    });
  });
});
