import { fields, list } from '../../schema/build.ts';
import { kubernetesDiscovery } from './kubernetes.ts';
import { targetGroup } from './static.ts';

export const discoveryFields = fields({
  static_configs: {
    type: list(targetGroup, { noNullItems: true }),
    doc: 'Targets written here by address. The simplest way, for what seldom changes.',
    since: '2.0',
  },
  kubernetes_sd_configs: {
    type: list(kubernetesDiscovery, { noNullItems: true }),
    doc: 'Targets from the Kubernetes API: pods, services, endpoints, nodes or ingresses.',
    since: '2.0',
  },
});
