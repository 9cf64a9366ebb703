import type { Change } from '../cluster/changes.ts';

/** A change as the output channel lists it: what was sent, but for the contents of Secrets and the server's own bookkeeping. */
export function sentText(change: Change): string {
  const { kind } = change;
  switch (kind) {
    case 'create':
    case 'update':
    case 'apply':
      return JSON.stringify(redacted(change.object, change.object.kind), null, 2);
    case 'patch':
      return JSON.stringify(redacted(change.patch, change.key.kind), null, 2);
    case 'delete':
      return '';
    default:
      return kind satisfies never;
  }
}

/** Where a Secret keeps what it hides; kubectl writes a copy of all of it into an annotation. */
const secretFields = new Set(['data', 'stringData']);
const copyOfAll = 'kubectl.kubernetes.io/last-applied-configuration';

function redacted(value: object, kind: string): object {
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    entries.map(([field, inner]) => {
      if (kind === 'Secret' && secretFields.has(field)) return [field, namesAlone(inner)];
      return [field, field === 'metadata' && isObject(inner) ? metadataText(inner, kind) : inner];
    }),
  );
}

const namesAlone = (data: unknown): unknown =>
  isObject(data) ? Object.fromEntries(Object.keys(data).map(key => [key, '(not shown)'])) : '(not shown)';

function metadataText(metadata: object, kind: string): object {
  const entries: [string, unknown][] = Object.entries(metadata);
  return Object.fromEntries(
    entries
      .filter(([field]) => field !== 'managedFields')
      .map(([field, inner]) => {
        if (kind !== 'Secret' || field !== 'annotations' || !isObject(inner)) return [field, inner];
        return [field, Object.fromEntries(Object.entries(inner).filter(([name]) => name !== copyOfAll))];
      }),
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
