import type { Span } from '../yaml/tree.ts';

/**
 * The YAML documents of a file, by the lines that part them. Prometheus reads only the first of a file, so there are several only
 * where one of them is a Kubernetes manifest, which may come with others.
 */
export function sections(text: string): readonly Span[] {
  const whole = [{ start: 0, end: text.length }];
  if (!text.includes('---')) return whole;
  const markers = [...text.matchAll(/^---(?=[ \t\r\n]|$)/gm)].map(({ index }) => index);
  if (markers.length === 0) return whole;
  const starts = [0, ...markers.filter(index => index > 0)];
  const parts = starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
  return parts.some(({ start, end }) => isManifest(text.slice(start, end))) ? parts : whole;
}

const isManifest = (text: string): boolean => /^apiVersion[ \t]*:/m.test(text) && /^kind[ \t]*:/m.test(text);
