import { findAggregation } from './aggregations.ts';
import type { Span } from './ast.ts';
import { findFunction, type Parameter, signature } from './functions.ts';
import { tokenPattern } from './situation.ts';

export interface PromqlCall {
  /** As a hover shows it: `clamp(v: instant vector, min: scalar, max: scalar)`. */
  readonly signature: string;
  /** Where each parameter stands in the signature. */
  readonly parameters: readonly Span[];
  /** Index of the parameter that the cursor is in; one that repeats goes on. */
  readonly active: number;
  /** Markdown. */
  readonly doc: string;
}

interface Open {
  readonly bracket: string;
  /** What is called, or groups: the word before the bracket. */
  readonly name: string;
  commas: number;
}

/** The call of a function or an aggregation that an offset is in the arguments of; half-typed ones too. */
export function callAt(query: string, offset: number): PromqlCall | undefined {
  const open = openAt(query, offset);
  if (open?.bracket !== '(') return undefined;
  const definition = findFunction(open.name);
  if (definition)
    return described(definition.name, definition.parameters, { doc: definition.doc, commas: open.commas, text: signature(definition) });
  const aggregation = findAggregation(open.name);
  if (!aggregation) return undefined;
  const { name, parameter, doc } = aggregation;
  const parameters: readonly Parameter[] = [...(parameter ? [parameter] : []), { name: 'v', type: 'instant vector' }];
  const text = `${name}(${parameters.map(each => `${each.name}: ${each.type}`).join(', ')})`;
  return described(name, parameters, { doc, commas: open.commas, text });
}

function described(
  name: string,
  parameters: readonly Parameter[],
  { doc, commas, text }: { readonly doc: string; readonly commas: number; readonly text: string },
): PromqlCall {
  let from = name.length;
  const spans = parameters.map(parameter => {
    const start = text.indexOf(parameter.name, from);
    from = text.indexOf(parameter.type, start) + parameter.type.length;
    return { from: start, to: from };
  });
  const last = parameters.length - 1;
  const active = commas > last && parameters[last]?.repeats !== undefined ? last : commas;
  return { signature: text, parameters: spans, active, doc };
}

/** The innermost bracket open at an offset. */
function openAt(query: string, offset: number): Open | undefined {
  const stack: Open[] = [];
  let before = '';
  /** Of `sum by (job)` the `sum`, for the bracket that follows. */
  let grouped = '';
  let word = '';
  for (const { 0: text } of query.slice(0, offset).matchAll(tokenPattern)) {
    if (text.startsWith('#')) continue;
    const top = stack.at(-1);
    if ('([{'.includes(text)) stack.push({ bracket: text, name: before === ')' ? grouped : before, commas: 0 });
    else if (')]}'.includes(text)) stack.pop();
    else if (text === ',' && top) top.commas += 1;
    else if (/^(?:by|without)$/i.test(text)) grouped = before === ')' ? '' : word;
    if (/^[A-Za-z_:]/.test(text)) word = text;
    before = text;
  }
  return stack.at(-1);
}
