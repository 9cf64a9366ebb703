/** What a template may read from a match: what the groups hold, the whole first, and the numbers of those that have a name. */
export interface Match {
  readonly groups: readonly string[];
  readonly names: ReadonlyMap<string, readonly number[]>;
}

const reference = /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu;

/**
 * A replacement with what it reads put in, by the rules of Go's Regexp.Expand: `$1`, `${1}`, `$name` and `${name}`, the longest name
 * counting, so that `$1x` is the group `1x`; `$$` is a dollar, a group that there is not is empty, and any other dollar is itself.
 */
export function expand(template: string, match: Match): string {
  return template.replaceAll(reference, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    return name === undefined ? whole.slice(1) : valueOf(name, match);
  });
}

function valueOf(name: string, { groups, names }: Match): string {
  if (/^(?:0|[1-9][0-9]{0,8})$/.test(name)) return groups[Number(name)] ?? '';
  // Of groups that share a name the first that took part in the match counts.
  return (
    names
      .get(name)
      ?.map(index => groups[index] ?? '')
      .find(text => text !== '') ?? ''
  );
}
