/** Small total readers of what came over the wire: each gives the value or undefined, none throws, none trusts. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Every element read, or undefined where one cannot be. */
export function asList<T>(value: unknown, read: (element: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list: T[] = [];
  for (const element of value) {
    const item = read(element);
    if (item === undefined) return undefined;
    list.push(item);
  }
  return list;
}

/** The object itself, not a copy: 10,000 targets have half a million labels. */
export function asStringMap(value: unknown): Readonly<Record<string, string>> | undefined {
  const object = asObject(value);
  return object !== undefined && isStringMap(object) ? object : undefined;
}

function isStringMap(object: JsonObject): object is Readonly<Record<string, string>> {
  for (const key in object) if (typeof object[key] !== 'string') return false;
  return true;
}

/** undefined where the text is not JSON; JSON's own null is null. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
