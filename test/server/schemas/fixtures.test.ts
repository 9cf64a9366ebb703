import { describe, expect, test } from 'vitest';
import { refusalsOf } from '../../support/documentFindings.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';

/** promtool has judged each of these documents (test/contract/promtool.test.ts, ruleTests.test.ts); here we have to agree. */
describe.each(['config', 'rules', 'ruleTests'] as const)('%s', folder => {
  test('takes what Prometheus takes', () => {
    const refused = fixtureDocuments(`${folder}/good`).map(({ name, text }) => ({ name, errors: refusalsOf(folder, text) }));
    expect(refused.filter(({ errors }) => errors.length > 0)).toEqual([]);
  });

  test('refuses what Prometheus refuses, in a sentence', () => {
    for (const { name, text } of fixtureDocuments(`${folder}/bad`)) {
      const errors = refusalsOf(folder, text);
      expect(errors, name).not.toEqual([]);
      for (const { message } of errors) expect(message, name).toMatch(/^\S.* .*[.?]$/s);
    }
  });
});
