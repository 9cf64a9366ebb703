/** Watches a number that grows until it stays what it is while something else happens, or until it has reached the limit. Gives it. */
export async function standstill(grown: () => number, limit: number, meanwhile: () => Promise<unknown>): Promise<number> {
  let before = -1;
  let now = grown();
  while (now !== before && now < limit) {
    before = now;
    await meanwhile();
    now = grown();
  }
  return now;
}
