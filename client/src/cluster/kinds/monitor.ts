import { listOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Named, namedOf } from './kind.ts';
import type { LabelSelector } from '../selectors.ts';
import { labelSelectorOf } from './labelSelector.ts';
import { type NamespaceSelector, namespaceSelectorOf } from './namespaceSelector.ts';

/** A ServiceMonitor or a PodMonitor of the Prometheus Operator. */
export interface Monitor extends Named {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly selector: LabelSelector;
  readonly namespaceSelector: NamespaceSelector;
  readonly endpoints: readonly MonitorEndpoint[];
}

export interface MonitorEndpoint {
  /** The name of the Service's or container's port. */
  readonly port?: string;
  /** Number or name of a container's port. */
  readonly targetPort?: number | string;
  /** Of a PodMonitor: the number of a container's port. */
  readonly portNumber?: number;
  readonly path: string;
  readonly scheme: 'http' | 'https';
}

export const serviceMonitorKind = monitorKind('ServiceMonitor', 'servicemonitors', 'endpoints');
export const podMonitorKind = monitorKind('PodMonitor', 'podmonitors', 'podMetricsEndpoints');

function monitorKind(kind: Monitor['kind'], plural: string, endpoints: string): Kind<Monitor> {
  return {
    group: 'monitoring.coreos.com',
    version: 'v1',
    plural,
    namespaced: true,
    parse: object => {
      const spec = recordOf(object['spec']);
      return {
        ...namedOf(object),
        kind,
        // Required by the CRD; an empty one selects everything.
        selector: labelSelectorOf(spec['selector']) ?? { matchLabels: {}, matchExpressions: [] },
        namespaceSelector: namespaceSelectorOf(spec['namespaceSelector']),
        endpoints: listOf(spec[endpoints]).map(one => parseEndpoint(recordOf(one))),
      };
    },
  };
}

function parseEndpoint(endpoint: UnknownRecord): MonitorEndpoint {
  const { targetPort, portNumber } = endpoint;
  const port = textOf(endpoint['port']);
  return {
    ...(port !== undefined && { port }),
    ...((typeof targetPort === 'number' || typeof targetPort === 'string') && targetPort !== '' && { targetPort }),
    ...(typeof portNumber === 'number' && { portNumber }),
    path: textOf(endpoint['path']) ?? '/metrics',
    scheme: textOf(endpoint['scheme'])?.toLowerCase() === 'https' ? 'https' : 'http',
  };
}
