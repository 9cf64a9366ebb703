import type { Version } from '../version.ts';
import { fitsTag, isQuotedNull, styleAsRead } from '../yaml/scalar.ts';
import type { ScalarNode } from '../yaml/tree.ts';
import type { Concrete } from './choose.ts';
import { isThere, lifespanProblems } from './lifespan.ts';
import { wanted } from './phrase.ts';
import type { Problem } from './problem.ts';
import { distance, nearest } from '../spelling.ts';
import type { EnumSchema, EnumValue, Format } from './types.ts';

type ScalarLike = Extract<Concrete, { kind: 'scalar' | 'enum' | 'embedded' }>;

export function checkScalar(schema: ScalarLike, node: ScalarNode, version: Version): readonly Problem[] {
  if (!fitsTag(node)) return [misfit(node)];
  switch (schema.kind) {
    case 'scalar':
      return checkFormat(schema.format, node, version);
    case 'enum':
      return checkEnum(schema, node, version);
    case 'embedded':
      // The rest is up to its own language.
      return schema.format ? checkFormat(schema.format, node, version) : [];
  }
}

/** `Null` as the types read it that read themselves. */
export function checkOddNull(schema: ScalarLike, node: ScalarNode, version: Version): readonly Problem[] {
  const readsItself = schema.kind === 'enum' ? schema.readsItself : schema.kind === 'scalar' && schema.format.readsItself;
  return readsItself !== undefined && readsItself !== false ? checkScalar(schema, { ...node, text: '', style: 'double' }, version) : [];
}

function misfit({ tag, text, start, end }: ScalarNode): Problem {
  const message = `The tag \`${tag}\` does not fit \`${text}\`. Remove the tag, or write a value of that type.`;
  return { code: 'wrong-type', severity: 'error', message, start, end };
}

export function checkFormat(format: Format, node: ScalarNode, version: Version): readonly Problem[] {
  const style = styleAsRead(node);
  const problem = format.check(style === node.style ? node : { ...node, style }, version);
  if (!problem) return [];
  const { message, from, to, replacement } = problem;
  const { start, end, text } = node;
  return [
    {
      code: problem.code ?? 'invalid-value',
      severity: problem.severity ?? 'error',
      message,
      start,
      end,
      ...((from !== undefined || to !== undefined) && { part: { scalar: node, from: from ?? 0, to: to ?? text.length } }),
      ...(replacement !== undefined && { fix: { kind: 'replace', text: replacement } as const }),
    },
  ];
}

/** The value that a text is, in whatever spelling is taken for it. */
export function enumValueOf(schema: EnumSchema, text: string): EnumValue | undefined {
  const same = (value: string) => (schema.ignoreCase ? value.toLowerCase() === text.toLowerCase() : value === text);
  return schema.values.find(({ value, also }) => same(value) || also?.includes(text));
}

function checkEnum(schema: EnumSchema, node: ScalarNode, version: Version): readonly Problem[] {
  if (schema.readsItself === 'text' && isQuotedNull(node)) return [];
  const { text, start, end } = node;
  const known = enumValueOf(schema, text);
  const ofRelease = known && !schema.open ? [...lifespanProblems(node, known, version)] : [];
  if (ofRelease.length > 0) return ofRelease;
  if (known?.deprecated !== undefined) {
    return [{ code: 'deprecated-key', severity: 'hint', message: known.deprecated, start, end }];
  }
  if (known) return [];
  if (schema.open) return slipOfThePen(schema, node);
  const close = nearest(
    text,
    schema.values.flatMap(each => (each.value !== '' && isThere(each, version) ? [each.value] : [])),
  );
  const advice = close === undefined ? `Write ${wanted(schema)}.` : `Did you mean \`${close}\`?`;
  return [
    {
      code: 'invalid-value',
      severity: 'error',
      message: `\`${text}\` is not a value that is known here. ${advice}`,
      start,
      end,
      ...(close !== undefined && { fix: { kind: 'replace', text: close } as const }),
    },
  ];
}

/** Prometheus takes any value of an open enum; one letter off a known one is a mistake all the same. */
function slipOfThePen(schema: EnumSchema, { text, start, end }: ScalarNode): readonly Problem[] {
  const usual = schema.values.find(({ value }) => value.toLowerCase() === text.toLowerCase())?.value;
  const close = usual ?? schema.values.find(({ value }) => value.length > 3 && distance(text, value) === 1)?.value;
  if (close === undefined) return [];
  const advice = usual === undefined ? `Did you mean \`${close}\`?` : `The usual spelling is \`${close}\`.`;
  const message = `\`${text}\` is accepted here without being known. ${advice}`;
  const severity = usual === undefined ? 'warning' : 'information';
  return [{ code: 'invalid-value', severity, message, start, end, fix: { kind: 'replace', text: close } }];
}
