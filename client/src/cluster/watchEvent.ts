import type { WatchEvent } from './api.ts';
import type { KindName, Kinds } from './kinds/index.ts';
import { statusFailure, type Where } from './errors.ts';
import type { ClusterFailure } from './model.ts';
import { parseObject } from './kinds/index.ts';
import { resourceVersionOf } from './kinds/kind.ts';
import { malformed } from './malformed.ts';
import { isRecord, recordOf } from './unknown.ts';

/** One line of a watch; https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
export function parseWatchEvent<K extends KindName>(kind: K, line: string, where: Where): WatchEvent<Kinds[K]> {
  const event = parseLine(line);
  const { type, object } = event;
  const resourceVersion = resourceVersionOf(object);
  switch (type) {
    case 'ADDED':
      return { type: 'added', object: parseObject(kind, object), resourceVersion };
    case 'MODIFIED':
      return { type: 'modified', object: parseObject(kind, object), resourceVersion };
    case 'DELETED':
      return { type: 'deleted', object: parseObject(kind, object), resourceVersion };
    case 'BOOKMARK':
      return { type: 'bookmark', resourceVersion };
    case 'ERROR': {
      const { code } = recordOf(object);
      const status = typeof code === 'number' ? code : 500;
      if (status === 410) return { type: 'expired' };
      throw statusFailure({ status, body: JSON.stringify(object) }, where);
    }
    default:
      throw malformed(`a watch event of the unknown type ${JSON.stringify(type)}`);
  }
}

/** 410 as the answer to a list or a watch: the history that was asked for is gone. */
export function isExpired({ error }: ClusterFailure): boolean {
  return error.kind === 'server' && error.status === 410;
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  try {
    const event: unknown = JSON.parse(line);
    if (isRecord(event)) return event;
  } catch {
    // Told like any other event that is none.
  }
  throw malformed('a watch event that is no JSON object');
}
