import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aggregations } from '../../server/src/promql/aggregations.ts';
import { functions } from '../../server/src/promql/functions.ts';
import { failuresOf, standInForYaml } from '../support/grammarFixtures.ts';

describe('tokens have the scopes that the fixture says', () => {
  test.each(['test/grammar/queries.promql', 'test/grammar/rules.yaml.fixture'])('%s', async fixture => {
    expect(await failuresOf(fixture, standInForYaml)).toEqual([]);
  });
});

test('every function and aggregation that the server knows is coloured as one', () => {
  const grammar: { repository: Record<'function' | 'aggregation', { match: string }> } = JSON.parse(
    readFileSync('syntaxes/promql.tmLanguage.json', 'utf8'),
  );
  const words = (match: string): string[] => (/\(\?i?:([\w|]+)\)/.exec(match)?.[1] ?? '').split('|').toSorted();
  expect(words(grammar.repository.function.match)).toEqual(functions.map(({ name }) => name).toSorted());
  expect(words(grammar.repository.aggregation.match)).toEqual(aggregations.map(({ name }) => name).toSorted());
});
