import { newestVersion, type Version } from '../version.ts';
import { findAggregation } from './aggregations.ts';
import type { Span } from './ast.ts';
import { seconds } from './durations.ts';
import { experimentalNote } from './experimental.ts';
import { renamings } from './formerNames.ts';
import { findFunction, needsFlag, signature } from './functions.ts';
import { findKeyword } from './keywords.ts';

export interface PromqlHover extends Span {
  /** Markdown. */
  readonly text: string;
}

const tokens = /#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`[^`]*`?|\{[^{}]*\}|[A-Za-z_:][\w:]*|\d[\w.]*/g;

/** What the word of a query at an offset means: a function, an aggregation, a keyword or a duration. */
export function hover(query: string, offset: number, version: Version = newestVersion): PromqlHover | undefined {
  for (const { 0: word, index: from } of query.matchAll(tokens)) {
    const to = from + word.length;
    if (offset < from) return undefined;
    if (offset > to) continue;
    const text = describe(word, query.slice(to).trimStart(), version);
    return text === undefined ? undefined : { from, to, text };
  }
  return undefined;
}

function describe(word: string, behind: string, version: Version): string | undefined {
  if (/^\d/.test(word)) return describeDuration(word);
  const called = behind.startsWith('(');
  const renamed = called ? renamings.find(({ former }) => former === word) : undefined;
  const definition = called ? findFunction(renamed?.now ?? word) : undefined;
  if (definition) {
    const { since } = definition;
    const age = renamed
      ? `Called \`${renamed.now}\` since Prometheus ${renamed.since}.`
      : since === undefined
        ? ''
        : `Since Prometheus ${since}.`;
    const notes = [...(age === '' ? [] : [age]), ...(!renamed && needsFlag(definition, version) ? [experimentalNote] : [])];
    return [code(signature(definition)), definition.doc, ...notes].join('\n\n');
  }
  const aggregation = called || /^(?:by|without)\b/i.test(behind) ? findAggregation(word) : undefined;
  if (aggregation) {
    const parameter = aggregation.parameter ? `${aggregation.parameter.name}: ${aggregation.parameter.type}, ` : '';
    const flag = aggregation.experimental ? [experimentalNote] : [];
    return [code(`${aggregation.name} by|without (labels) (${parameter}v: instant vector)`), aggregation.doc, ...flag].join('\n\n');
  }
  const keyword = findKeyword(word);
  return keyword && `\`${keyword.name}\`\n\n${keyword.doc}`;
}

function describeDuration(word: string): string | undefined {
  const length = /[a-z]/.test(word) ? seconds(word) : undefined;
  if (length === undefined || word === `${length}s`) return undefined;
  return `\`${word}\` is ${length.toLocaleString('en-US')} seconds.`;
}

const code = (text: string): string => `\`\`\`promql\n${text}\n\`\`\``;
