import type { Binary } from './ast.ts';
import { type PromqlProblem, syntaxProblem, typeProblem } from './problem.ts';
import { typeOf } from './typeOf.ts';

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);
const setOperators: ReadonlySet<string> = new Set(['and', 'or', 'unless']);

export function* checkBinary(expr: Binary): Iterable<PromqlProblem> {
  const { operator, left, right, bool, matching, fill } = expr;
  const comparison = comparisons.has(operator.text);
  const set = setOperators.has(operator.text);
  const [leftType, rightType] = [typeOf(left), typeOf(right)];

  if (bool && !comparison) {
    yield syntaxProblem(bool, `\`bool\` belongs to comparisons; with \`${operator.text}\` leave it out.`);
  }
  if (comparison && !bool && leftType === 'scalar' && rightType === 'scalar') {
    yield typeProblem(operator, `Two scalars can only be compared with \`bool\`: write \`${operator.text} bool\`, which gives 0 or 1.`);
  }
  for (const operand of [left, right]) {
    const type = typeOf(operand);
    if (type === 'scalar' || type === 'instant vector') continue;
    const way = type === 'range vector' ? ', for example by `rate(...)`' : '';
    yield typeProblem(operand, `\`${operator.text}\` takes scalars and instant vectors; this is a ${type}. Turn it into one${way}.`);
  }
  if (set && (leftType === 'scalar' || rightType === 'scalar')) {
    const scalar = leftType === 'scalar' ? left : right;
    yield typeProblem(scalar, `\`${operator.text}\` takes instant vectors; this is a scalar. Wrap it in \`vector(...)\`.`);
  }
  if (matching && matching.labels.length > 0 && (leftType !== 'instant vector' || rightType !== 'instant vector')) {
    yield typeProblem(
      matching,
      `\`${matching.by}\` matches series of two instant vectors; one side is a ${leftType === 'instant vector' ? rightType : leftType}.`,
    );
  } else if (matching?.group && set) {
    yield syntaxProblem(matching.group.at, `\`${operator.text}\` always matches many to many: leave \`group_${matching.group.side}\` out.`);
  }
  if (fill && set) {
    yield syntaxProblem(fill, `\`${operator.text}\` fills in no missing series: leave this out.`);
  } else if (fill && (leftType !== 'instant vector' || rightType !== 'instant vector')) {
    yield typeProblem(fill, 'Missing series are filled in between two instant vectors only: leave this out.');
  }
  if (matching?.by === 'on') {
    const twice = matching.group?.labels.find(label => matching.labels.some(other => other.text === label.text));
    if (twice)
      yield syntaxProblem(twice, `The label ${twice.text} stands in \`on\` already, so the partner's value is the same: remove it here.`);
  }
}
