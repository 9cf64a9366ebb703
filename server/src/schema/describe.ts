import { isBefore, newestVersion } from '../version.ts';
import { aroundOf } from './around.ts';
import { choose, optionsOf } from './choose.ts';
import { enumValueOf } from './checkScalar.ts';
import { isThere, type Lifespan } from './lifespan.ts';
import { type Match, mappingOf } from './match.ts';
import { code, typeLabel } from './phrase.ts';
import type { EnumValue, Field, Ref, Version } from './types.ts';
import { viewOf } from './view.ts';

/** Markdown for hovers and completion: one voice for both. A secret's value never gets here. */

interface About {
  /** What holds at a place, in a sentence. */
  readonly here?: string | undefined;
  /** The release that reads it. */
  readonly version?: Version;
}

export function describeField(key: string, field: Field, { here, version = newestVersion }: About = {}): string {
  const facts = [typeLabel(field.type), field.required ? '**required**' : undefined, defaultOf(field, version), sinceOf(field.since)];
  const head = `**${key}**: ${facts.filter(fact => fact !== undefined).join(', ')}`;
  const inherited = field.inherits === undefined ? undefined : `When absent, ${code(field.inherits)} holds.`;
  const deprecated = field.deprecated === undefined ? undefined : `**Deprecated.** ${field.deprecated}`;
  return paragraphs([head, ageOf(field, version), deprecated, field.doc, here ?? inherited, valuesOf(field.type, version)]);
}

export function describeEnumValue(known: EnumValue, version: Version = newestVersion): string {
  const { value, doc, since, deprecated } = known;
  const head = [`**${value}**`, sinceOf(since)].filter(part => part !== undefined).join(', ');
  return paragraphs([head, ageOf(known, version), deprecated === undefined ? undefined : `**Deprecated.** ${deprecated}`, doc]);
}

/** The hover of a value: what it says about this very value, then what the key is for. */
export function describeValue(match: Match, text: string, version: Version = newestVersion): string | undefined {
  const { schema } = match;
  const field = match.at === 'field' ? match.field : undefined;
  if (field?.secret) return undefined;
  switch (schema.kind) {
    case 'enum': {
      const value = enumValueOf(schema, text);
      return value && describeEnumValue(value, version);
    }
    case 'scalar':
      return schema.format.check({ text, style: 'plain' }, version) ? undefined : schema.format.describe?.(text, aroundOf(match));
    case 'record':
    case 'map':
    case 'list':
    case 'embedded':
      return undefined;
  }
}

/** What the record around a match does, where its hover belongs to that record's explanation. */
export function describeInstance(match: Match): string | undefined {
  const own = match.schema.kind === 'record' ? match : match.at === 'root' ? undefined : recordAround(match);
  const record = own && mappingOf(own);
  if (!own || !record || own.schema.kind !== 'record' || !own.schema.explain) return undefined;
  const { explain } = own.schema;
  const key = keyIn(own, match);
  return key === undefined || explain.on.includes(key) ? explain.say(viewOf(record), aroundOf(own)) : undefined;
}

/** A field's record; for an item of a list of scalars that of the list. */
function recordAround(match: Exclude<Match, { at: 'root' }>): Match | undefined {
  if (match.parent.schema.kind === 'record') return match.parent;
  return match.parent.schema.kind === 'list' && match.parent.at === 'field' ? match.parent.parent : undefined;
}

function keyIn(owner: Match, match: Match): string | undefined {
  if (match === owner) return undefined;
  if (match.at === 'field') return match.pair.key.text;
  return match.at === 'item' && match.parent.at === 'field' ? match.parent.pair.key.text : '';
}

/** A key of a map, or an item of a list: they have no documentation of their own, so their type and their owner's serve. */
export function describeMember(match: Match, version: Version = newestVersion): string | undefined {
  const schema = match.schema;
  if (schema.kind === 'record') return paragraphs([`**${schema.name}**`, schema.doc]);
  const owner = match.at === 'root' ? undefined : match.parent;
  return owner?.at === 'field' ? describeField(owner.pair.key.text, owner.field, { version }) : undefined;
}

/** The default of this release, and what became of it before or after. */
function defaultOf(field: Field, version: Version): string | undefined {
  const { default: latest, earlierDefaults = [] } = field;
  if (latest === undefined) return undefined;
  const [last] = earlierDefaults.slice(-1);
  if (last === undefined) return `default ${code(latest)}`;
  const held = earlierDefaults.find(({ until }) => isBefore(version, until));
  return held
    ? `default ${code(held.value)} (${code(latest)} since ${last.until})`
    : `default ${code(latest)} (${code(last.value)} before ${last.until})`;
}

function ageOf({ since, removed }: Lifespan, version: Version): string | undefined {
  if (removed) return `**Gone since Prometheus ${removed.in}.** ${removed.instead}`;
  return since !== undefined && isBefore(version, since) ? `**Not in Prometheus ${version} yet.**` : undefined;
}

/** `2.0` stands for the first 2.x: what is older is not told apart. Alertmanager is at 0, where Prometheus is no longer. */
const sinceOf = (since: Version | undefined): string | undefined =>
  since === undefined ? undefined : `since ${since.startsWith('0.') ? 'Alertmanager' : 'Prometheus'} ${since}`;

/** The record behind a list or a choice says more than the field does. */
function valuesOf(type: Ref, version: Version): string | undefined {
  const [first] = optionsOf(type);
  const inner = first.kind === 'list' ? choose(first.item, null) : first;
  if (inner.kind !== 'enum') return undefined;
  return inner.values
    .filter(value => isThere(value, version))
    .map(({ value, doc }) => `- ${code(value === '' ? '""' : value)}: ${doc}`)
    .join('\n');
}

const paragraphs = (parts: readonly (string | undefined)[]): string => parts.filter(part => part !== undefined && part !== '').join('\n\n');
