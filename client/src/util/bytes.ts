const units = ['kB', 'MB', 'GB', 'TB'] as const;

/** `812 B`, `1.2 kB`, `34 MB`: two digits say enough of what is counted by the second. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes;
  let unit = '';
  for (const next of units) {
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
