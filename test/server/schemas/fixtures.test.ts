import { describe, expect, test } from 'vitest';
import { prometheusConfig } from '../../../server/src/schemas/prometheus.ts';
import { ruleFile } from '../../../server/src/schemas/rules.ts';
import { errorsIn } from '../../support/configErrors.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';

/** promtool has judged each of these documents (test/contract/promtool.test.ts); here the schema has to agree. */
describe.each([
  ['config', prometheusConfig],
  ['rules', ruleFile],
] as const)('%s', (folder, schema) => {
  test('takes what Prometheus takes', () => {
    const refused = fixtureDocuments(`${folder}/good`).map(({ name, text }) => ({ name, errors: errorsIn(schema, text) }));
    expect(refused.filter(({ errors }) => errors.length > 0)).toEqual([]);
  });

  test('refuses what Prometheus refuses, in a sentence', () => {
    for (const { name, text } of fixtureDocuments(`${folder}/bad`)) {
      const errors = errorsIn(schema, text);
      expect(errors, name).not.toEqual([]);
      for (const { message } of errors) expect(message, name).toMatch(/^\S.* .*[.?]$/s);
    }
  });
});
