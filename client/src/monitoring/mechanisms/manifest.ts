import { manifestText } from '../manifestText.ts';
import type { FieldEdit } from '../chain/link.ts';
import type { Mechanism } from './mechanism.ts';

/** The manifest of a mechanism that is an object of the cluster; undefined for one that is a job of a file. */
export function manifestOf(mechanism: Mechanism): string | undefined {
  switch (mechanism.kind) {
    case 'serviceMonitor':
    case 'podMonitor':
    case 'scrapeConfig': {
      const { apiVersion, kind, namespace, name, body } = mechanism.object;
      const { metadata, ...rest } = body;
      return manifestText({ apiVersion, kind, metadata: { name, namespace, ...asRecord(metadata) }, ...rest });
    }
    case 'annotation': {
      const { apiVersion, kind, namespace, name } = mechanism.object;
      // Nothing but what is to be set: server-side apply leaves all other fields to their owners.
      return manifestText({ apiVersion, kind, metadata: { name, namespace, annotations: annotationsOf(mechanism.edits) } });
    }
    case 'discoveryJob':
    case 'staticJob':
      return undefined;
    default:
      mechanism satisfies never;
      return undefined;
  }
}

const asRecord = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

const annotationsOf = (edits: readonly FieldEdit[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(edits.map(({ path, value }) => [String(path.at(-1)), value]));
