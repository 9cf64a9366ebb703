import type { UnknownRecord } from '../unknown.ts';
import { isTerminating, type Kind, type Labels, namedOf } from './kind.ts';

export interface Namespace {
  readonly name: string;
  readonly labels: Labels;
  readonly terminating: boolean;
}

export const namespaceKind: Kind<Namespace> = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
  namespaced: false,
  metadataOnly: true,
  parse: (object: UnknownRecord) => {
    const { name, labels } = namedOf(object);
    return { name, labels, terminating: isTerminating(object) };
  },
};
