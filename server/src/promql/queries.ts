import type { Word } from './ast.ts';

/**
 * The queries of a `.promql` file: blocks of lines parted by blank ones. Comments before and behind a query are not part of
 * it, comments inside are, since Prometheus reads them too.
 */
export function queriesOf(text: string): readonly Word[] {
  const queries: Word[] = [];
  let from: number | undefined;
  let to = 0;
  const finish = (): void => {
    if (from !== undefined) queries.push({ from, to, text: text.slice(from, to) });
    from = undefined;
  };
  for (const line of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const content = line[0].trim();
    if (content === '') finish();
    if (content === '' || content.startsWith('#')) continue;
    from ??= line.index + line[0].indexOf(content);
    to = line.index + line[0].indexOf(content) + content.length;
  }
  finish();
  return queries;
}
