/**
 * Whether both are the same throughout. Where they are not, each part of the new value that equals the old one's becomes the very same: it is changed
 * in place, so only by whoever has just made it and has given it to nobody yet.
 */
export function shareParts(known: unknown, made: unknown): boolean {
  if (known === made) return true;
  if (!isContainer(known) || !isContainer(made) || Array.isArray(known) !== Array.isArray(made)) return false;
  const keys = Object.keys(made);
  let same = keys.length === Object.keys(known).length;
  for (const key of keys) {
    if (shareParts(known[key], made[key])) made[key] = known[key];
    else same = false;
  }
  return same;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
