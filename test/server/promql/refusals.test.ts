import { expect, test } from 'vitest';
import { promqlProblems } from '../../../server/src/promql/problems.ts';
import { refusedQueries } from '../../support/refusedQueries.ts';

const errors = (query: string): readonly string[] =>
  promqlProblems(query).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));

/** Prometheus has judged each of them (test/contract/refusals.test.ts). */
test.each(refusedQueries)('$why', ({ refused, fine }) => {
  expect(errors(refused), refused).not.toEqual([]);
  expect(errors(fine), fine).toEqual([]);
});
