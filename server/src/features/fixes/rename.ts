import type { PrometheusDocument } from '../../documents/document.ts';
import type { Splice } from '../../yaml/edit.ts';
import { columnOf } from '../../yaml/habits.ts';
import { pairOf, type Span } from '../../yaml/tree.ts';
import { pairAt } from './pairAt.ts';

/** The pair gets another name in a block that is made for it: `bearer_token: x` becomes `authorization: credentials: x`, over two lines. */
export function rename(document: PrometheusDocument, { start }: Span, [section, key]: readonly [string, string]): readonly Splice[] {
  const { text } = document;
  const found = pairAt(document, start);
  if (!found || pairOf(found.mapping, section)) return [];
  const { mapping, pair } = found;
  if (pair.value?.kind !== 'scalar') return [];
  if (mapping.flow) return [{ start, end: pair.end, text: `${section}: {${key}${text.slice(pair.key.end, pair.end)}}` }];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return [{ start, end: pair.key.end, text: `${section}:${eol}${' '.repeat(columnOf(text, start) + 2)}${key}` }];
}
