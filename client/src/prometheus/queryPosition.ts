import type { QueryPosition } from './api.ts';

/**
 * Where an error message of Prometheus points: `invalid parameter "query": 1:8: parse error: ...`. Prometheus counts lines and
 * columns from 1 and columns in bytes of UTF-8 (promql/parser/posrange); an editor counts from 0 in UTF-16 code units.
 */
export function positionIn(query: string, message: string): QueryPosition | undefined {
  const found = /(?:^|\s)(\d+):(\d+): parse error/.exec(message);
  if (found === null) return undefined;
  const line = Number(found[1]) - 1;
  const lines = query.split('\n');
  const lineText = lines[line];
  if (lineText === undefined) return undefined;
  const character = charactersIn(lineText, Number(found[2]) - 1);
  const before = lines.slice(0, line).reduce((length, text) => length + text.length + 1, 0);
  return { line, character, offset: before + character };
}

function charactersIn(text: string, bytes: number): number {
  return Buffer.from(text, 'utf8').subarray(0, bytes).toString('utf8').length;
}
