/**
 * A function of texts that remembers: whoever types in one place does not wait for all others to be read again. The texts not asked
 * for the longest are forgotten beyond `most`.
 */
export function remember<T extends object>(read: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const answer = known.get(text) ?? read(text);
    // A Map keeps the order of insertion: what is asked for goes to its end.
    known.delete(text);
    known.set(text, answer);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return answer;
  };
}
