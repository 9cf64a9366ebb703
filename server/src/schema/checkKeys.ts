import { isBefore, type Version } from '../version.ts';
import { isNull, isOddNull } from '../yaml/scalar.ts';
import { type MappingNode, type Pair, resolveAlias, type ScalarNode, type Span } from '../yaml/tree.ts';
import { checkFormat } from './checkScalar.ts';
import { fixOfFinding } from './cure.ts';
import { choose, type Concrete } from './choose.ts';
import type { Duties } from './duties.ts';
import { isThere, lifespanProblems } from './lifespan.ts';
import type { Match } from './match.ts';
import { type RightPlace, rightPlace } from './misplaced.ts';
import { article, nameLabel } from './phrase.ts';
import type { Fix, Problem } from './problem.ts';
import { nearest } from '../spelling.ts';
import type { Finding, Rule } from './rule.ts';
import type { Field, MapSchema, RecordSchema } from './types.ts';
import { findPair, isMerge, locate, mergedBy, mergedInto, scalarAt, type Views, viewOf } from './view.ts';

interface RecordCheck {
  readonly match: Match;
  readonly schema: RecordSchema;
  readonly node: MappingNode;
  /** Where a finding on the record as a whole shows. */
  readonly self: Span;
  readonly version: Version;
  readonly olderYaml: boolean;
  readonly views: Views;
  /** Of the schema, for this release. */
  readonly duties: Duties;
}

/** The keys of a record and what its rules say; values are checked by who walks the tree. */
export function* checkRecord(record: RecordCheck): Iterable<Problem> {
  const { schema, node, version, duties } = record;
  yield* duplicates(node, record);
  for (const pair of node.pairs) {
    if (isMerge(pair)) {
      yield* mergeValue(pair);
      continue;
    }
    const field = Object.hasOwn(schema.fields, pair.key.text) ? schema.fields[pair.key.text] : undefined;
    if (field && duties.plain.has(pair.key.text)) continue;
    if (field) yield* ofField(pair, field, version);
    else if (!schema.open && (pair.colon !== undefined || node.flow) && !(schema.nullKeys && isNullKey(pair)))
      yield unknownKey(record, pair);
  }
  yield* mergedKeys(record);
  yield* missingKeys(record);
  if (!schema.rules) return;
  const view =
    record.olderYaml && node.pairs.some(({ value }) => isOddNull(value)) ? viewOf(withBlocks(node, schema)) : viewOf(node, record.views);
  for (const rule of duties.rulesFor(view.keys())) {
    for (const finding of rule.on(view)) yield ruleProblem(record, rule, finding);
  }
}

/** The keys of a map such as `labels`: each meets the format of its names, none is there twice. */
export function* checkMap(schema: MapSchema, node: MappingNode, reader: Pick<RecordCheck, 'version' | 'olderYaml'>): Iterable<Problem> {
  yield* duplicates(node, reader);
  if (reader.olderYaml) yield* mergedTwice(node);
  for (const pair of node.pairs) if (isMerge(pair)) yield* mergeValue(pair);
  yield* checkNames(schema, node, reader.version);
}

export function* checkNames(schema: MapSchema, node: MappingNode, version: Version): Iterable<Problem> {
  for (const pair of node.pairs) {
    if (isMerge(pair) || (pair.colon === undefined && !node.flow) || (schema.nullKeys && isNullKey(pair))) continue;
    yield* checkFormat(schema.key, pair.key, version);
  }
}

/** A key that is written in the map and comes in by a merge as well. */
function* mergedTwice(node: MappingNode): Iterable<Problem> {
  const merge = node.pairs.find(isMerge);
  if (!merge) return;
  const seen = new Map(node.pairs.filter(pair => !isMerge(pair)).map(pair => [pair.key.text, pair.key]));
  for (const { key } of mergedInto(node).flatMap(source => source.pairs)) {
    const known = seen.get(key.text);
    if (known) {
      const { start, end } = merge.value ?? merge.key;
      const message = `This merges in \`${key.text}\`, which is set in this block already. Prometheus refuses that among names with values: keep one of the two.`;
      yield {
        code: 'duplicate-key',
        severity: 'error',
        message,
        start,
        end,
        related: [{ message: `\`${key.text}\` is set here.`, ...placeOf(known) }],
      };
    }
    seen.set(key.text, known ?? key);
  }
}

const isNullKey = ({ key }: Pair): boolean => key.text === '' && key.style === 'plain';

function* duplicates(node: MappingNode, { olderYaml }: Pick<RecordCheck, 'olderYaml'>): Iterable<Problem> {
  const first = new Map<string, Pair>();
  for (const pair of node.pairs) {
    const { key, colon } = pair;
    if ((colon === undefined && !node.flow) || (olderYaml && isMerge(pair))) continue;
    const known = first.get(key.text);
    if (!known) {
      first.set(key.text, pair);
      continue;
    }
    yield {
      code: 'duplicate-key',
      severity: 'error',
      message: `\`${key.text}\` is set twice in this block, which is refused. Keep one of the two.`,
      start: key.start,
      end: key.end,
      related: [{ message: `\`${key.text}\` is set here first.`, ...placeOf(known.key) }],
      ...(saySame(known, pair) && { fix: { kind: 'remove' } as const }),
    };
  }
}

const saySame = ({ value: a }: Pair, { value: b }: Pair): boolean => a?.kind === 'scalar' && b?.kind === 'scalar' && a.text === b.text;

function* ofField(pair: Pair, field: Field, version: Version): Iterable<Problem> {
  yield* lifespanProblems(pair.key, field, version);
  if (!isThere(field, version)) return;
  yield* deprecation(pair, field);
  const { nullRefused } = field;
  const refused = nullRefused === true || (nullRefused !== undefined && !isBefore(version, nullRefused));
  if (!refused || pair.colon === undefined || !isNull(pair.value)) return;
  const { text, start, end } = pair.key;
  const message = `\`${text}\` has no value, which is refused here. Write one, or remove the key to have the default.`;
  yield { code: 'invalid-value', severity: 'error', message, start, end };
}

function* deprecation({ key, value }: Pair, field: Field): Iterable<Problem> {
  if (field.deprecated === undefined || isNull(value)) return;
  const fix = successor(field);
  yield {
    code: 'deprecated-key',
    severity: 'hint',
    message: field.deprecated,
    start: key.start,
    end: key.end,
    ...(fix && { fix }),
  };
}

function successor({ renamedTo, movedTo }: Field): Fix | undefined {
  if (renamedTo !== undefined) return { kind: 'replace', text: renamedTo };
  return movedTo && { kind: 'rename', path: movedTo };
}

function fixOf({ under, inList, levels }: RightPlace): Fix | undefined {
  if (levels !== undefined) return { kind: 'outdent', levels };
  return under === undefined ? undefined : { kind: 'nest', key: under, ...(inList && { inList }) };
}

function unknownKey({ match, schema, version }: RecordCheck, { key }: Pair): Problem {
  const { text, start, end } = key;
  const close = formerName(schema, text);
  const place = close === undefined ? rightPlace(match, text) : undefined;
  if (place !== undefined) {
    const message = `\`${text}\` is not a key of ${article(schema.name)}. ${place.sentence}`;
    const fix = fixOf(place);
    return { code: 'misplaced-key', severity: 'error', message, start, end, ...(fix && { fix }) };
  }
  return strangeKey({ schema, version }, key, close);
}

/** The key that has this name elsewhere. */
const formerName = ({ fields }: RecordSchema, name: string): string | undefined =>
  Object.keys(fields).find(key => fields[key]?.knownAs?.includes(name));

function strangeKey(
  { schema, version }: Pick<RecordCheck, 'schema' | 'version'>,
  { text, start, end }: ScalarNode,
  formerly: string | undefined,
): Problem {
  const offered = Object.entries(schema.fields).flatMap(([name, field]) => (!field.hidden && isThere(field, version) ? [name] : []));
  const close = formerly ?? nearest(text, offered);
  const advice = close === undefined ? 'Remove it, or look up the key that was meant.' : `Did you mean \`${close}\`?`;
  return {
    code: 'unknown-key',
    severity: 'error',
    message: `\`${text}\` is not a key of ${article(schema.name)}. ${advice}`,
    start,
    end,
    ...(close !== undefined && { fix: { kind: 'replace', text: close } as const }),
  };
}

/** Only blocks can be merged: one, or a list of them. A null is none. */
function* mergeValue(merge: Pair): Iterable<Problem> {
  const value = resolveAlias(merge.value);
  const items = value?.kind === 'sequence' && merge.value?.kind !== 'alias' ? value.items : undefined;
  if (value?.kind === 'mapping' || (items && mergedBy(merge).length === items.length)) return;
  const { start, end } = merge.value ?? merge.key;
  const message = '`<<` merges the keys of another block: write an alias such as `*common` behind it.';
  yield { code: 'wrong-type', severity: 'error', message, start, end };
}

/** Keys that come in by `<<` are held to the same list. */
function* mergedKeys({ schema, node, version }: RecordCheck): Iterable<Problem> {
  const merge = node.pairs.find(isMerge);
  if (!merge || schema.open) return;
  const { start, end } = merge.value ?? merge.key;
  const sources = mergedInto(node);
  for (const { key } of sources.flatMap(source => source.pairs)) {
    const field = Object.hasOwn(schema.fields, key.text) ? schema.fields[key.text] : undefined;
    if (field && !isThere(field, version)) {
      const [problem] = lifespanProblems({ text: key.text, start, end }, field, version);
      // The place to mend it is the block that is merged in.
      if (problem) yield { code: problem.code, severity: problem.severity, message: problem.message, start, end };
    }
    if (field || key.text === '<<') continue;
    const message = `This merges in \`${key.text}\`, which is not a key of ${article(schema.name)}. Remove it from the anchored block.`;
    yield { code: 'unknown-key', severity: 'error', message, start, end };
  }
}

function* missingKeys({ schema, node, self, duties, olderYaml }: RecordCheck): Iterable<Problem> {
  const at = node.flow ? undefined : node.pairs[0]?.start;
  for (const key of duties.required) {
    const value = findPair(node, key)?.value;
    if (!isNull(value) || (olderYaml && isOddNull(value) && readsOddNull(schema.fields[key]))) continue;
    yield {
      ...missing(schema, key),
      start: self.start,
      end: self.end,
      ...(at !== undefined && { fix: { kind: 'addKey', key, at } as const }),
    };
  }
}

/** `Null` is something to it, which is judged where the value is. */
function readsOddNull(field: Field | undefined): boolean {
  const schema = concrete(field);
  return schema?.kind === 'record' || (schema?.kind === 'scalar' && schema.format.readsItself === true);
}

const concrete = (field: Field | undefined): Concrete | undefined => field && choose(field.type, null);

const missing = (schema: RecordSchema, key: string): Pick<Problem, 'code' | 'severity' | 'message'> => ({
  code: 'missing-key',
  severity: 'error',
  message: `${nameLabel(schema)} needs \`${key}\`. Add it.`,
});

/** What an empty file lacks, at its beginning. */
export function* missingFromNothing(schema: RecordSchema): Iterable<Problem> {
  for (const [key, { required }] of Object.entries(schema.fields)) {
    if (required) yield { ...missing(schema, key), start: 0, end: 0 };
  }
}

function ruleProblem({ node, self }: RecordCheck, { code }: Rule, finding: Finding): Problem {
  const { start, end } = locate(node, finding.at, self);
  const related = finding.related?.map(({ at, message }) => ({ message, ...placeOf(locate(node, at, self)) }));
  const { severity = 'error', message } = finding;
  const scalar = finding.part && scalarAt(node, finding.at);
  const part = scalar && finding.part && { scalar, ...finding.part };
  const fix = fixOfFinding(node, finding);
  return { code, severity, message, start, end, ...(part && { part }), ...(related && { related }), ...(fix && { fix }) };
}

/** `Null` in the place of a block is one without keys. */
function withBlocks(node: MappingNode, { fields }: RecordSchema): MappingNode {
  const isBlock = ({ key, value }: Pair): boolean =>
    isOddNull(value) && Object.hasOwn(fields, key.text) && concrete(fields[key.text])?.kind === 'record';
  return {
    ...node,
    pairs: node.pairs.map(pair =>
      isBlock(pair) ? { ...pair, value: { kind: 'mapping', flow: true, pairs: [], start: pair.end, end: pair.end } } : pair,
    ),
  };
}

const placeOf = ({ start, end }: Span): Span => ({ start, end });
