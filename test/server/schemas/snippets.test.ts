import { describe, expect, test } from 'vitest';
import { alertmanagerConfig } from '../../../server/src/schemas/alertmanager/alertmanager.ts';
import { prometheusConfig } from '../../../server/src/schemas/prometheus.ts';
import { ruleFile } from '../../../server/src/schemas/rules.ts';
import { ruleTestFile } from '../../../server/src/schemas/ruleTests.ts';
import { recordsOf } from '../../support/schemaFields.ts';
import { findingsIn } from '../../support/configErrors.ts';
import { expand, snippetDocuments } from '../../support/snippetDocuments.ts';

const schemas = { config: prometheusConfig, rules: ruleFile, ruleTests: ruleTestFile, alertmanager: alertmanagerConfig };

describe('snippets of the schema', () => {
  test.each(snippetDocuments().map(document => [document.name, document] as const))('%s is without a finding', (_, { kind, text }) => {
    expect(findingsIn(schemas[kind], text)).toEqual([]);
  });

  test('each stand in a document that is checked', () => {
    const records = [...recordsOf(prometheusConfig), ...recordsOf(ruleFile), ...recordsOf(ruleTestFile), ...recordsOf(alertmanagerConfig)];
    const labels = new Set(records.flatMap(record => (record.snippets ?? []).map(({ label }) => `${record.name}: ${label}`)));
    expect(
      snippetDocuments()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...labels].sort());
  });
});

test('a snippet reads as its placeholders say', () => {
  expect(expand('a: ${1:b}\nc: \\$1:\\$2 \\\\d ${2:{x\\}}$0')).toBe('a: b\nc: $1:$2 \\d {x}');
});
