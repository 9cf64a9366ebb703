import { listOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Named, namedOf } from './kind.ts';

export interface Ingress extends Named {
  readonly className?: string;
  readonly rules: readonly IngressRule[];
  /** One for each `tls` of the spec: the hosts that its certificate is for. */
  readonly tlsHosts: readonly (readonly string[])[];
}

export interface IngressRule {
  /** Absent for any. */
  readonly host?: string;
  readonly paths: readonly string[];
}

export const ingressKind: Kind<Ingress> = { group: 'networking.k8s.io', version: 'v1', plural: 'ingresses', namespaced: true, parse };

function parse(object: UnknownRecord): Ingress {
  const spec = recordOf(object['spec']);
  const className = textOf(spec['ingressClassName']);
  return {
    ...namedOf(object),
    ...(className !== undefined && { className }),
    rules: listOf(spec['rules']).map(parseRule),
    tlsHosts: listOf(spec['tls']).map(tls => listOf(recordOf(tls)['hosts']).filter(host => typeof host === 'string')),
  };
}

function parseRule(value: unknown): IngressRule {
  const rule = recordOf(value);
  const host = textOf(rule['host']);
  const paths = listOf(recordOf(rule['http'])['paths']).map(path => textOf(recordOf(path)['path']) ?? '');
  return { ...(host !== undefined && { host }), paths };
}
