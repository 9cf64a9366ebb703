import { findAggregation } from './aggregations.ts';
import type { AggregationCall, Call, Expr } from './ast.ts';
import { arity, findFunction, type Parameter, signature } from './functions.ts';
import { type PromqlProblem, typeProblem } from './problem.ts';
import { typeOf } from './typeOf.ts';
import type { ValueType } from './valueType.ts';

export function* checkCall({ name, args }: Call): Iterable<PromqlProblem> {
  const definition = findFunction(name.text);
  if (!definition) return;
  const { least, most } = arity(definition);
  if (args.length < least || args.length > most) {
    const wanted = least === most ? count(least) : args.length < least ? `at least ${count(least)}` : `at most ${count(most)}`;
    yield typeProblem(name, `\`${name.text}\` takes ${wanted}, ${args.length} given: \`${signature(definition)}\`.`);
    return;
  }
  for (const [index, argument] of args.entries()) {
    const parameter = definition.parameters[index] ?? definition.parameters.at(-1);
    if (parameter) yield* expectType(argument, parameter.type, `\`${name.text}\` takes ${article(parameter)} as \`${parameter.name}\``);
  }
}

export function* checkAggregation({ name, args }: AggregationCall): Iterable<PromqlProblem> {
  const definition = findAggregation(name.text);
  if (!definition) return;
  const { parameter } = definition;
  const wanted = parameter ? 2 : 1;
  if (args.length !== wanted) {
    const form = parameter ? `${name.text}(${parameter.name}, ...)` : `${name.text}(...)`;
    yield typeProblem(name, `\`${name.text}\` takes ${count(wanted)}, ${args.length} given: write \`${form}\`.`);
    return;
  }
  const [first, vector] = parameter ? args : [undefined, args[0]];
  if (first && parameter) {
    yield* expectType(first, parameter.type, `\`${name.text}\` takes a ${parameter.type} as \`${parameter.name}\``);
  }
  if (vector) yield* expectType(vector, 'instant vector', `\`${name.text}\` aggregates an instant vector`);
}

function* expectType(argument: Expr, wanted: ValueType, sentence: string): Iterable<PromqlProblem> {
  const found = typeOf(argument);
  if (found !== wanted)
    yield typeProblem(argument, `${sentence}; this is ${found === 'instant vector' ? 'an' : 'a'} ${found}.${remedy(argument, wanted)}`);
}

/** The everyday mistakes, each with its way out. */
function remedy(argument: Expr, wanted: ValueType): string {
  const found = typeOf(argument);
  if (wanted === 'range vector' && found === 'instant vector') {
    return argument.kind === 'selector' ? ' Add a range, e.g. `[5m]`.' : ' Add a subquery range, e.g. `[30m:1m]`.';
  }
  if (wanted === 'instant vector' && found === 'range vector') return ' Leave the range out, or wrap it, e.g. in `rate(...)`.';
  if (wanted === 'instant vector' && found === 'scalar') return ' Wrap it in `vector(...)`.';
  if (wanted === 'scalar' && found === 'instant vector') return ' Wrap it in `scalar(...)`.';
  if (wanted === 'string') return ' Put it in quotes.';
  return '';
}

const count = (number: number): string => (number === 0 ? 'no argument' : number === 1 ? '1 argument' : `${number} arguments`);
const article = ({ type }: Parameter): string => (type === 'instant vector' ? `an ${type}` : `a ${type}`);
