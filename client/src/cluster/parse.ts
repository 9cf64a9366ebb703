import type { KindName, Kinds } from './api.ts';
import { ClusterFailure, type ContainerPort, type Namespace, type Pod, type Service, type ServicePort } from './model.ts';
import { isRecord, listOf, oneOf, recordOf, textOf, type UnknownRecord } from './unknown.ts';

const protocols = ['TCP', 'UDP', 'SCTP'] as const;
const serviceTypes = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;
const phases = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const;

const parsers: { readonly [K in KindName]: (object: UnknownRecord) => Kinds[K] } = {
  namespace: parseNamespace,
  service: parseService,
  pod: parsePod,
};

/** One object of the API server as a model value with the fields that we use; throws a ClusterFailure `malformed` where it has no name. */
export function parseObject<K extends KindName>(kind: K, value: unknown): Kinds[K] {
  if (!isRecord(value)) throw malformed(`an object of kind ${kind} that is no object`);
  return parsers[kind](value);
}

/** `metadata.resourceVersion` of an object or a list. */
export function resourceVersionOf(value: unknown): string {
  return textOf(recordOf(recordOf(value)['metadata'])['resourceVersion']) ?? '';
}

/** The API server spoke JSON, but not of the shape its API promises. */
export function malformed(what: string): ClusterFailure {
  return new ClusterFailure({
    kind: 'malformed',
    message: `The API server sent ${what}. Check that the kubeconfig's server address is that of a Kubernetes API server, with no other web page in between.`,
  });
}

function parseNamespace(object: UnknownRecord): Namespace {
  const { name, terminating } = metadataOf(object);
  return { name, terminating: terminating || recordOf(object['status'])['phase'] === 'Terminating' };
}

function parseService(object: UnknownRecord): Service {
  const { name, namespace, uid, labels, annotations } = metadataOf(object);
  const spec = recordOf(object['spec']);
  return {
    namespace,
    name,
    uid,
    type: oneOf(serviceTypes, spec['type'], 'ClusterIP'),
    headless: spec['clusterIP'] === 'None',
    ports: listOf(spec['ports']).flatMap(parseServicePort),
    selector: stringsOf(spec['selector']),
    labels,
    annotations,
  };
}

function parseServicePort(value: unknown): ServicePort[] {
  const port = recordOf(value);
  const number = portNumber(port['port']);
  if (number === undefined) return [];
  const name = textOf(port['name']);
  const appProtocol = textOf(port['appProtocol']);
  return [
    {
      ...(name !== undefined && { name }),
      port: number,
      protocol: oneOf(protocols, port['protocol'], 'TCP'),
      // The API server fills targetPort in with the port; 0 stands for "not set" in old objects.
      targetPort: portNumber(port['targetPort']) ?? textOf(port['targetPort']) ?? number,
      ...(appProtocol !== undefined && { appProtocol }),
    },
  ];
}

function parsePod(object: UnknownRecord): Pod {
  const { name, namespace, uid, labels, terminating } = metadataOf(object);
  const status = recordOf(object['status']);
  const ip = textOf(status['podIP']);
  return {
    namespace,
    name,
    uid,
    phase: oneOf(phases, status['phase'], 'Unknown'),
    ready: listOf(status['conditions'])
      .map(recordOf)
      .some(({ type, status: value }) => type === 'Ready' && value === 'True'),
    terminating,
    ...(ip !== undefined && { ip }),
    labels,
    containerPorts: listOf(recordOf(object['spec'])['containers']).map(recordOf).flatMap(parseContainerPorts),
  };
}

function parseContainerPorts(container: UnknownRecord): ContainerPort[] {
  return listOf(container['ports']).flatMap(value => {
    const port = recordOf(value);
    const number = portNumber(port['containerPort']);
    if (number === undefined) return [];
    const name = textOf(port['name']);
    return [
      {
        container: textOf(container['name']) ?? '',
        ...(name !== undefined && { name }),
        port: number,
        protocol: oneOf(protocols, port['protocol'], 'TCP'),
      },
    ];
  });
}

function metadataOf(object: UnknownRecord) {
  const metadata = recordOf(object['metadata']);
  const name = textOf(metadata['name']);
  if (name === undefined) throw malformed('an object without a name');
  return {
    name,
    namespace: textOf(metadata['namespace']) ?? '',
    uid: textOf(metadata['uid']) ?? '',
    labels: stringsOf(metadata['labels']),
    annotations: stringsOf(metadata['annotations']),
    terminating: metadata['deletionTimestamp'] !== undefined && metadata['deletionTimestamp'] !== null,
  };
}

function stringsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(recordOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function portNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 65_535 ? value : undefined;
}
