/** A release of Prometheus, `major.minor`. `2.0` stands for "from the first 2.x on". */
export type Version = `${number}.${number}`;

/** The release whose documentation and code the schema was written from. A later one is taken to know all that this one knows. */
export const newestVersion: Version = '3.16';

/** The first release that the schema tells apart; what is older is held to it. */
const oldestVersion: Version = '2.0';

/** Is release `a` older than `b`? */
export function isBefore(a: Version, b: Version): boolean {
  const [majorA, minorA] = parts(a);
  const [majorB, minorB] = parts(b);
  return majorA < majorB || (majorA === majorB && minorA < minorB);
}

/** Reads `2.53`, `v3.5.1`, `3.16.0-rc.0` or `3`; undefined where that is no release. */
export function parseVersion(text: string): Version | undefined {
  const found = /^v?(\d{1,3})(?:\.(\d{1,4}))?(?:\.\d+)?(?:[-+].*)?$/.exec(text.trim());
  if (!found) return undefined;
  const version: Version = `${Number(found[1])}.${Number(found[2] ?? 0)}`;
  return isBefore(version, oldestVersion) ? oldestVersion : version;
}

function parts(version: Version): readonly [number, number] {
  const [major = '0', minor = '0'] = version.split('.');
  return [Number(major), Number(minor)];
}
