const unitSeconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 };

/** Seconds of a duration such as `1h30m` or a plain number; undefined for expressions like `5m + 1m`. */
export function seconds(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^[\d._]+(?:e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  if (!/^(?:\d+(?:ms|[smhdwy]))+$/.test(trimmed)) return undefined;
  return [...trimmed.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unitSeconds[unit ?? ''] ?? 0),
    0,
  );
}

/** Only what the parser itself refuses: Prometheus computes other durations when the query runs. */
export function isZeroOrLess(text: string): boolean {
  const sign = /^\s*-/.test(text);
  const value = seconds(text.replace(/^\s*[-+]\s*/, ''));
  return value !== undefined && (sign || value === 0);
}
