/** One that ends by itself, or whose end is open already. */
const isOpen = (end: string): boolean => /^(?:\.[*+]|\()|(?:\.[*+]\??|\))$/.test(end);

/** An unescaped `$` at the end. */
const dollar = /(?<!\\)(?:\\\\)*\$$/;

/**
 * What a regular expression was probably meant to be that is anchored on one side: whoever writes `^prod` takes the other side for open, but
 * Prometheus matches the whole text anyway, and so `prod` alone. Undefined where nothing speaks for that.
 */
export function openHalf(pattern: string): string | undefined {
  if (/[|\n]/.test(pattern)) return undefined;
  const begins = pattern.startsWith('^');
  const ends = dollar.test(pattern);
  if (begins === ends) return undefined;
  const inner = begins ? pattern.slice(1) : pattern.slice(0, -1);
  if (inner === '' || isOpen(inner.slice(begins ? -3 : 0))) return undefined;
  return begins ? `${inner}.*` : `.*${inner}`;
}

/**
 * The same of one that matches names, and that stands for the beginning or the end of names: `go_` alone is the name of nothing. Several may
 * be parted by bars.
 */
export function openName(pattern: string): string | undefined {
  if (!/^[\w:|.*+]+$/.test(pattern)) return openHalf(pattern);
  const opened = pattern.split('|').map(name => {
    if (/[a-z0-9]_$/i.test(name)) return `${name}.*`;
    return /^_[a-z0-9]/i.test(name) ? `.*${name}` : name;
  });
  const all = opened.join('|');
  return all === pattern ? undefined : all;
}
