import type { ClusterReader } from '../cluster/api.ts';
import type { PrometheusResource } from '../cluster/kinds/prometheus.ts';
import { isClusterFailure } from '../cluster/model.ts';
import type { DeniedAccount, Known } from '../monitoring/chain/evidence.ts';

/** What discovery lists and watches for monitors; the operator asks for endpoints or for slices, so one of the two is enough. */
const always = [
  { group: '', resource: 'services' },
  { group: '', resource: 'pods' },
];
const either = [
  { group: 'discovery.k8s.io', resource: 'endpointslices' },
  { group: '', resource: 'endpoints' },
];

/** The accounts of Prometheus resources that may not discover in a namespace. Asking for another's rights is itself a right. */
export async function deniedAccounts(
  cluster: ClusterReader,
  { prometheuses, namespace }: { readonly prometheuses: readonly PrometheusResource[]; readonly namespace: string },
  signal: AbortSignal,
): Promise<Known<readonly DeniedAccount[]>> {
  const denied = async (user: string, { group, resource }: (typeof always)[number]): Promise<boolean> => {
    const verbs = ['list', 'watch'];
    const answers = await Promise.all(verbs.map(verb => cluster.may({ user, verb, group, resource, namespace }, signal)));
    return answers.some(({ allowed }) => !allowed);
  };
  try {
    const accounts = await Promise.all(
      prometheuses.map(async ({ namespace: own, serviceAccount }) => {
        const user = `system:serviceaccount:${own}:${serviceAccount}`;
        const [missing, lists] = await Promise.all([
          Promise.all(always.map(one => denied(user, one))),
          Promise.all(either.map(one => denied(user, one))),
        ]);
        const resources = [...always.filter((_, index) => missing[index]), ...(lists.every(isDenied => isDenied) ? either : [])].map(
          ({ resource }) => resource,
        );
        return resources.length === 0 ? [] : [{ namespace: own, account: serviceAccount, resources }];
      }),
    );
    return { kind: 'known', value: accounts.flat() };
  } catch (error) {
    if (!isClusterFailure(error)) throw error;
    return { kind: error.error.kind === 'forbidden' ? 'forbidden' : 'unknown', message: error.error.message };
  }
}
