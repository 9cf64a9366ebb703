/** The lines of a stream of UTF-8 bytes, without their newlines; a last line without one counts too, empty ones do not. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, maxLength: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    parts.push(first);
    length += first.length;
    for (const next of others) {
      const line = parts.join('');
      parts = [next];
      length = next.length;
      if (line.trim() !== '') yield line;
    }
    if (length > maxLength) throw new RangeError(`A line is longer than ${maxLength} characters.`);
  }
  const last = parts.join('') + decoder.decode();
  if (last.trim() !== '') yield last;
}
