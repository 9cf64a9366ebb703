/**
 * Where each character of a block scalar's text stands in its source, header included; one offset per UTF-16 unit, fewer where
 * the text ends in line breaks that the source does not show. Source lines and text are walked side by side, so that chomping
 * and folding need not be decided a second time.
 */
export function blockOffsets(raw: string, decoded: string): number[] {
  const lines = [...raw.matchAll(/([^\r\n]*)(\r?\n|$)/g)].slice(1).map(match => ({ start: match.index, text: match[1] ?? '' }));
  const firstLine = lines.find(line => line.text.trim() !== '')?.text ?? '';
  const firstDecoded = decoded.split('\n').find(line => line.trim() !== '') ?? '';
  const indent = indentOf(firstLine) - indentOf(firstDecoded);
  const offsets: number[] = [];
  /** Line breaks since the last line with content. */
  let breaks: number[] = [];
  for (const { start, text } of lines) {
    const content = text.slice(indent);
    const gap = breaksInText(decoded, offsets.length, breaks);
    if (content !== '' && decoded.startsWith(content, offsets.length + gap.length)) {
      offsets.push(...gap);
      for (let column = 0; column < content.length; column += 1) offsets.push(start + indent + column);
      breaks = [];
    }
    breaks.push(start + text.length);
  }
  offsets.push(...breaksInText(decoded, offsets.length, breaks));
  return offsets;
}

/** Which of the source's line breaks are in the text: all, all but the first, or the first as a blank. */
function breaksInText(decoded: string, from: number, breaks: readonly number[]): readonly number[] {
  let kept = 0;
  while (kept < breaks.length && decoded[from + kept] === '\n') kept += 1;
  if (kept > 0) return breaks.slice(breaks.length - kept);
  return decoded[from] === ' ' ? breaks.slice(0, 1) : [];
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
