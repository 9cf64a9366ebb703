import type { PrometheusDocument } from '../documents/document.ts';
import type { SymbolKind } from '../schema/types.ts';
import type { Name } from '../workspace/names.ts';
import { quote } from '../yaml/render.ts';
import type { ScalarStyle } from '../yaml/tree.ts';
import { asPlain } from './quoting.ts';

/** Why a text cannot be a name of a kind; a sentence. */
export function whyNoName(kind: SymbolKind, text: string): string | undefined {
  if (text.trim() === '') return 'A name cannot be empty.';
  if (/\p{Cc}/u.test(text)) return 'A name cannot hold line breaks or other control characters.';
  if (kind === 'recording rule' && !/^[A-Za-z_:][\w:]*$/.test(text))
    return `\`${text}\` cannot be written in expressions as it stands: use letters, digits, underscores and colons.`;
  return undefined;
}

/** Another name in the place of one, quoted and escaped as that one is; undefined where the text around it does not allow it. */
export function writeName({ written, span }: Name, text: string, document: PrometheusDocument): string | undefined {
  if (written.in === 'scalar') {
    const { style } = written.node;
    if (style === 'literal' || style === 'folded') return undefined;
    return quote(text, style);
  }
  const { query, mention } = written;
  const inner = inQuotes(mention.pattern ? text.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&') : text, mention.quote);
  if (inner === undefined) return undefined;
  const outer = inYaml(inner, query.style);
  if (query.style !== 'plain') return outer;
  const around = query.outer({ from: 0, to: query.text.length });
  const whole = document.text.slice(around.from, span.start) + outer + document.text.slice(span.end, around.to);
  return asPlain(whole) === whole || whole.includes('\n') ? outer : undefined;
}

function inQuotes(text: string, mark: '"' | "'" | '`' | undefined): string | undefined {
  switch (mark) {
    case undefined:
      return text;
    case '`':
      return text.includes('`') ? undefined : text;
    case '"':
      return JSON.stringify(text).slice(1, -1);
    case "'":
      return text.replace(/[\\']/g, '\\$&');
  }
}

/** The text of an expression as the scalar around it has to spell it. */
export function inYaml(text: string, style: ScalarStyle | undefined): string {
  if (style === 'double') return JSON.stringify(text).slice(1, -1);
  return style === 'single' ? text.replaceAll("'", "''") : text;
}
