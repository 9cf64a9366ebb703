import type { Format, FormatProblem, Rule } from '../../schema/types.ts';

/**
 * What only the Prometheus Operator checks, when it selects objects for a Prometheus (pkg/prometheus/resource_selector.go): the API
 * server takes the object, kubectl says nothing, and the object is left out.
 */
const skipped = 'Kubernetes takes it, but the Prometheus Operator then skips the whole object.';

export const byOperator = (...rules: readonly Rule[]): readonly Rule[] =>
  rules.map(({ code, on }) => ({
    code,
    *on(record) {
      for (const finding of on(record)) yield named(finding);
    },
  }));

export const operatorFormat = (format: Format): Format => ({
  ...format,
  check(scalar) {
    const problem: FormatProblem | undefined = format.check(scalar);
    return problem && named(problem);
  },
});

const named = <T extends Pick<FormatProblem, 'message' | 'severity'>>(problem: T): T =>
  (problem.severity ?? 'error') === 'error' ? { ...problem, message: `${problem.message} ${skipped}` } : problem;
