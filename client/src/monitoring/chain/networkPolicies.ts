import type { Labels } from '../../cluster/kinds/kind.ts';
import { selects } from '../../cluster/selectors.ts';
import type { NetworkPolicy, Peer } from '../../cluster/kinds/networkPolicy.ts';
import type { Evidence } from './evidence.ts';
import { podsOf, valueOf } from './selected.ts';

/**
 * The policies that keep every connection from the namespaces of Prometheus away from the Service's pods; none where one lets it in, or
 * that cannot be told. Policies add up: pods that none is about take everybody.
 */
export function shutOutBy({ service, pods, policies, prometheuses, namespaces }: Evidence): readonly NetworkPolicy[] {
  const own = podsOf(service, valueOf(pods));
  const about = valueOf(policies).filter(
    ({ ingress, pods: selector, namespace }) =>
      ingress !== undefined && namespace === service.namespace && own.some(({ labels }) => selects(selector, labels)),
  );
  const from = valueOf(prometheuses).map(({ namespace }) => ({
    namespace,
    labels: valueOf(namespaces).find(({ name }) => name === namespace)?.labels ?? { 'kubernetes.io/metadata.name': namespace },
  }));
  // With no Prometheus resource to be seen, only a policy that lets nobody in is sure to shut it out.
  const sources = from.length > 0 ? from : [undefined];
  const letsIn = about.some(policy => sources.some(source => allows(policy, source)));
  return letsIn ? [] : about;
}

interface Source {
  readonly namespace: string;
  readonly labels: Labels;
}

function allows({ ingress = [], namespace }: NetworkPolicy, source: Source | undefined): boolean {
  return ingress.some(({ from }) => from === undefined || from.some(peer => source === undefined || mayBe(peer, namespace, source)));
}

/** Which pods of a namespace are let in is not followed: it may be those of Prometheus. */
function mayBe({ addresses, namespaces }: Peer, policyNamespace: string, { namespace, labels }: Source): boolean {
  if (addresses) return true;
  return namespaces === undefined ? namespace === policyNamespace : selects(namespaces, labels);
}
