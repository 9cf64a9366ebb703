import type { KubeObject } from './objects.ts';

/** Whether a request asks for nothing but metadata: `Accept: application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1`, `...List` for a list. */
export function wantsMetadata(accept: string | undefined): boolean {
  return accept?.split(',')[0]?.includes(';as=PartialObjectMetadata') === true;
}

export function metadataOf({ metadata }: Pick<KubeObject, 'metadata'>): object {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata };
}
