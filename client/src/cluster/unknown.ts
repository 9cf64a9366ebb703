/** Reading values that came over the wire or out of a file: nothing is believed before it was looked at. */

export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An empty record for what is none, so that reading on finds nothing instead of throwing. */
export function recordOf(value: unknown): UnknownRecord {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Absent for everything but a string that is not empty: Go leaves out or writes `""` for a field that is not set. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value where it is one of those known, else the fallback. */
export function oneOf<T extends string>(known: readonly T[], value: unknown, fallback: T): T {
  return known.find(one => one === value) ?? fallback;
}
