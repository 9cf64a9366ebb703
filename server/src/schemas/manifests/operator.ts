import type { Rule } from '../../schema/rule.ts';
import type { Format, FormatProblem } from '../../schema/types.ts';

/**
 * What only the Prometheus Operator checks, when it selects objects for a Prometheus (pkg/prometheus/resource_selector.go): the API
 * server takes the object, kubectl says nothing, and the object is left out.
 */
const skipped = 'Kubernetes takes it, but the Prometheus Operator then skips the whole object.';

export const byOperator = (...rules: readonly Rule[]): readonly Rule[] =>
  rules.map(inner => ({
    ...inner,
    *on(record) {
      for (const finding of inner.on(record)) yield named(finding);
    },
  }));

export const operatorFormat = (format: Format): Format => ({
  ...format,
  check(scalar) {
    const problem: FormatProblem | undefined = format.check(scalar);
    // A number where text is wanted the API server refuses itself.
    return problem && problem.code !== 'wrong-type' ? named(problem) : problem;
  },
});

const named = <T extends Pick<FormatProblem, 'message' | 'severity'>>(problem: T): T =>
  (problem.severity ?? 'error') === 'error' ? { ...problem, message: `${problem.message} ${skipped}` } : problem;
