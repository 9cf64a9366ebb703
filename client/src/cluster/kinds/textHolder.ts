import { recordOf, type UnknownRecord } from '../unknown.ts';
import { type Kind, type Named, namedOf } from './kind.ts';

/** A ConfigMap or a Secret: which texts it has, never what they are. */
export interface TextHolder extends Named {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly keys: readonly string[];
}

export const configMapKind = holderKind('ConfigMap', 'configmaps');
export const secretKind = holderKind('Secret', 'secrets');

function holderKind(kind: TextHolder['kind'], plural: string): Kind<TextHolder> {
  return { group: '', version: 'v1', plural, namespaced: true, parse: object => parse(kind, object) };
}

function parse(kind: TextHolder['kind'], object: UnknownRecord): TextHolder {
  return { ...namedOf(object), kind, keys: Object.keys(recordOf(object['data'])) };
}
