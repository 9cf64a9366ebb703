import { type SeriesProblem, seriesProblem } from './series.ts';

const duration = String.raw`[+-]?(?:0|\d+(?:ms|[smhdwy]))`;
const item = new RegExp(`^(?:_(?:x0*[1-9]\\d*)?|${duration}(?:(?:[+-]${duration})?x\\d+)?)$`);

/** When each sample of the series below was started, as a list of durations (promqltest/test.go, parseSTLine). */
export function startTimesProblem(line: string, nameLength: number): SeriesProblem | undefined {
  const name = seriesProblem(line.slice(0, nameLength));
  if (name) return name;
  for (const { 0: text, index } of line.matchAll(/[^ \t]+/g)) {
    if (index === 0 || item.test(text)) continue;
    const message = 'Behind `@st` stand durations from the sample back to its start: `-1m`, `_` for none, `-1m+10sx5`.';
    return { from: index, to: index + text.length, message };
  }
  return undefined;
}
