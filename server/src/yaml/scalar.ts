import { blockOffsets } from './blockScalar.ts';
import { mostSigned, plainInteger, plainNulls, plainType } from '../plainScalar.ts';
import type { Node, ScalarNode, ScalarStyle } from './tree.ts';

/** Absent, `~` or `null`: to Prometheus the same as a key that is not there. */
export function isNull(node: Node | null | undefined): boolean {
  if (!node) return true;
  if (node.kind === 'alias') return isNull(node.target);
  if (node.kind !== 'scalar' || (node.tag === undefined ? node.style !== 'plain' : node.tag !== '!!null')) return false;
  return plainNulls.has(node.text);
}

/**
 * `Null` or `NULL`: to the types of Prometheus that read themselves this is an empty text or an empty block, where `null` is nothing
 * (go.yaml.in/yaml/v2 decode.go, prepare).
 */
export function isOddNull(node: Node | null | undefined): boolean {
  const written = node?.kind === 'alias' ? node.target : node;
  return written?.kind === 'scalar' && written.style === 'plain' && written.tag === undefined && /^N(?:ull|ULL)$/.test(written.text);
}

/** A quoted `null` or `~`, which those types never see (there as well). */
export const isQuotedNull = ({ text, style, tag }: Pick<ScalarNode, 'text' | 'style' | 'tag'>): boolean =>
  tag === undefined && style !== 'plain' && (text === 'null' || text === '~');

/** Tags by which Prometheus reads a scalar as if it stood without quotes, and by which it wants it to be of that type. */
const plainTags: ReadonlySet<string> = new Set(['!!null', '!!bool', '!!int', '!!float', '!!timestamp']);

/** The style that counts: a tag decides what a scalar is, whatever quotes it has, and a tag of no meaning makes it text. */
export function styleAsRead({ style, tag }: ScalarNode): ScalarStyle {
  if (tag === undefined) return style;
  if (plainTags.has(tag)) return 'plain';
  return style === 'plain' ? 'double' : style;
}

/** Does the text fit the tag that it has? */
export function fitsTag(node: ScalarNode): boolean {
  const { tag } = node;
  if (tag === undefined) return true;
  const { text } = node;
  if (tag === '!!binary') return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replaceAll(/[\r\n]/g, ''));
  if (!plainTags.has(tag)) return true;
  const type = plainType(text);
  if (tag === '!!timestamp') return /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|\s)\d\d?:\d\d?:\d\d?(?:\.\d*)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text);
  return type === tag || (tag === '!!float' && type === '!!int' && (plainInteger(text) ?? 0n) <= mostSigned);
}

/**
 * Where each character of the decoded text stands in the source: one offset per UTF-16 unit and one more for the end.
 * Offsets never go down, and lie within the scalar.
 */
export function sourceOffsets(scalar: ScalarNode, source: string): readonly number[] {
  const raw = source.slice(scalar.start, scalar.end);
  const relative = isBlock(scalar) ? blockOffsets(raw, scalar.text) : flowOffsets(raw, scalar.style);
  const offsets = relative.slice(0, scalar.text.length).map(offset => scalar.start + Math.min(offset, raw.length));
  const quote = isBlock(scalar) || scalar.style === 'plain' || raw.length < 2 ? 0 : 1;
  while (offsets.length <= scalar.text.length) offsets.push(scalar.end - quote);
  return offsets;
}

const isBlock = (scalar: ScalarNode): boolean => scalar.style === 'literal' || scalar.style === 'folded';

const lineBreaks = /[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*/y;
const escapedBreak = /\\\r?\n[ \t]*/y;
const escape = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\r\n])/y;

/** Plain and quoted scalars: one line break is a blank, each further one a line break; quotes have escapes. */
function flowOffsets(raw: string, style: ScalarNode['style']): number[] {
  const quoted = style !== 'plain';
  const end = quoted ? raw.length - 1 : raw.length;
  const offsets: number[] = [];
  let at = quoted ? 1 : 0;
  const skip = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(raw)?.[0];
  };
  while (at < end) {
    const joined = style === 'double' ? skip(escapedBreak) : undefined;
    const breaks = joined === undefined ? skip(lineBreaks) : undefined;
    const escaped = style === 'double' && breaks === undefined ? skip(escape) : undefined;
    if (joined !== undefined) {
      at += joined.length;
    } else if (breaks !== undefined) {
      const newlines = [...breaks.matchAll(/\n/g)].map(match => at + match.index);
      offsets.push(...(newlines.length > 1 ? newlines.slice(1) : newlines));
      at += breaks.length;
    } else if (escaped !== undefined) {
      offsets.push(at);
      // Beyond the basic plane one escape makes two units.
      if (escaped.startsWith('\\U') && Number.parseInt(escaped.slice(2), 16) > 0xffff) offsets.push(at);
      at += escaped.length;
    } else {
      offsets.push(at);
      at += style === 'single' && raw.startsWith("''", at) ? 2 : 1;
    }
  }
  return offsets;
}
