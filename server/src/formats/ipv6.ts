/** An IPv6 address without a zone, as Go's netip.ParseAddr reads it: eight groups, or fewer with one `::`; the last two may be an IPv4 address. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map(half => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = all.at(-1) ?? '';
  const dotted = last.includes('.') && (groups.at(-1)?.length ?? 0) > 0;
  if (dotted && !isIpv4(last)) return false;
  const hex = dotted ? all.slice(0, -1) : all;
  if (!hex.every(group => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  const count = hex.length + (dotted ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

export const isIpv4 = (text: string): boolean => /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
