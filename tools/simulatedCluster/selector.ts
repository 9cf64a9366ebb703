import type { KubeObject } from './objects.ts';

export type Selector = (object: KubeObject) => boolean;

export const everything: Selector = () => true;

/** Label selector as in `?labelSelector=`: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`, `a`, `!a`, joined by commas. */
export function labelSelector(text: string): Selector | undefined {
  const tests: Selector[] = [];
  // A comma inside parentheses belongs to its set.
  for (const part of text.split(/,(?![^(]*\))/)) {
    const test = requirement(part.trim());
    if (test === undefined) return undefined;
    tests.push(test);
  }
  return object => tests.every(test => test(object));
}

function requirement(text: string): Selector | undefined {
  const label = (object: KubeObject, key: string): string | undefined => object.metadata.labels?.[key];
  if (text === '') return everything;
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(text);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map(value => value.trim());
    return object => values.includes(label(object, key) ?? '\0') === (operator === 'in');
  }
  const equality = /^([^\s!=]+)\s*(!=|==?)\s*(\S*)$/.exec(text);
  if (equality !== null) {
    const [, key = '', operator, value = ''] = equality;
    return object => (label(object, key) === value) === (operator !== '!=');
  }
  const existence = /^(!?)\s*([^\s!=(),]+)$/.exec(text);
  if (existence === null) return undefined;
  const [, not, key = ''] = existence;
  return object => (label(object, key) === undefined) === (not === '!');
}

/** Field selector: `metadata.name`, `metadata.namespace`, and whatever else is a plain path to a string. */
export function fieldSelector(text: string): Selector | undefined {
  const tests: Selector[] = [];
  for (const part of text.split(',').filter(piece => piece !== '')) {
    const match = /^([\w.]+)(!=|==?)(.*)$/.exec(part);
    if (match === null) return undefined;
    const [, path = '', operator, value = ''] = match;
    tests.push(object => (fieldAt(object, path) === value) === (operator !== '!='));
  }
  return object => tests.every(test => test(object));
}

function fieldAt(object: KubeObject, path: string): unknown {
  let value: unknown = object;
  for (const key of path.split('.')) value = isRecord(value) ? value[key] : undefined;
  return value ?? '';
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A Service's or Deployment's selector: every pair must be there; an empty one selects nothing, as for Services. */
export function selects(wanted: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>> | undefined): boolean {
  const pairs = Object.entries(wanted);
  return pairs.length > 0 && pairs.every(([key, value]) => labels?.[key] === value);
}
