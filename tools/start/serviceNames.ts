/** Names of Services as a cluster's DNS knows them (kubernetes.io/docs/concepts/services-networking/dns-pod-service). */

export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

const clusterDomain = 'cluster.local';

/** Every name by which a pod in `from` finds the Service. */
export function namesOf({ namespace, name }: ServiceName, from: string): readonly string[] {
  const qualified = [`${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.${clusterDomain}`];
  return namespace === from ? [name, ...qualified] : qualified;
}

/** The Service that a host name means for a pod in `from`; undefined where it is a name of the world outside. */
export function serviceOf(host: string, from: string): ServiceName | undefined {
  const [name = '', namespace = from, ...rest] = host.replace(/\.$/, '').split('.');
  const domain = rest.join('.');
  return ['', 'svc', `svc.${clusterDomain}`].includes(domain) ? { namespace, name } : undefined;
}
