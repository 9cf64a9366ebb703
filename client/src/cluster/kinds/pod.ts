import { listOf, oneOf, recordOf, textOf, type UnknownRecord } from '../unknown.ts';
import { isTerminating, type Kind, type Named, namedOf, type Owner } from './kind.ts';
import { type ContainerPort, containerPortsOf } from './ports.ts';

const phases = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const;

export interface Pod extends Named {
  readonly phase: (typeof phases)[number];
  readonly ready: boolean;
  readonly terminating: boolean;
  readonly ip?: string;
  readonly hostIp?: string;
  readonly node?: string;
  readonly owner?: Owner;
  /** In the order of the spec. */
  readonly containers: readonly Container[];
  readonly containerPorts: readonly ContainerPort[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly init: boolean;
}

export const podKind: Kind<Pod> = { group: '', version: 'v1', plural: 'pods', namespaced: true, parse };

function parse(object: UnknownRecord): Pod {
  const spec = recordOf(object['spec']);
  const status = recordOf(object['status']);
  const ip = textOf(status['podIP']);
  const hostIp = textOf(status['hostIP']);
  const node = textOf(spec['nodeName']);
  const owner = controllerOf(object);
  return {
    ...namedOf(object),
    phase: oneOf(phases, status['phase'], 'Unknown'),
    ready: listOf(status['conditions'])
      .map(recordOf)
      .some(({ type, status: value }) => type === 'Ready' && value === 'True'),
    terminating: isTerminating(object),
    ...(ip !== undefined && { ip }),
    ...(hostIp !== undefined && { hostIp }),
    ...(node !== undefined && { node }),
    ...(owner !== undefined && { owner }),
    containers: [...containersOf(spec['initContainers'], true), ...containersOf(spec['containers'], false)],
    containerPorts: containerPortsOf(spec),
  };
}

function containersOf(value: unknown, init: boolean): readonly Container[] {
  return listOf(value)
    .map(recordOf)
    .map(({ name, image }) => ({ name: textOf(name) ?? '', image: textOf(image) ?? '', init }));
}

function controllerOf(object: UnknownRecord): Owner | undefined {
  const controller = listOf(recordOf(object['metadata'])['ownerReferences'])
    .map(recordOf)
    .find(one => one['controller'] === true);
  const kind = textOf(controller?.['kind']);
  const name = textOf(controller?.['name']);
  return kind === undefined || name === undefined ? undefined : { kind, name };
}
