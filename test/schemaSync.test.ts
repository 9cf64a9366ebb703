import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RecordSchema } from '../server/src/schema/types.ts';
import { prometheusConfig } from '../server/src/schemas/prometheus.ts';
import { ruleFile } from '../server/src/schemas/rules.ts';
import { ruleTestFile } from '../server/src/schemas/ruleTests.ts';
import { scrapeConfigFile } from '../server/src/schemas/scrape.ts';
import { targetsFile } from '../server/src/schemas/targets.ts';
import { lineOf, recordsOf } from './support/schemaFields.ts';

/**
 * The keys of Prometheus 3.16 as its Go structs have them: by record, each key's type, release, default, required or not, and
 * values. A release of Prometheus changes this file first, and the schema follows until the two agree.
 */
const fieldList: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL('fixtures/schema-fields-3.16.json', import.meta.url), 'utf8'),
);

const everyRecord = new Set(
  [prometheusConfig, scrapeConfigFile, ruleFile, ruleTestFile, targetsFile].flatMap(root => [...recordsOf(root)]),
);

/** Where Prometheus checks the same keys elsewhere or later, a record stands beside itself with other rules: the first is the one that counts. */
const records: readonly RecordSchema[] = [...everyRecord].filter(
  (record, index, all) => all.findIndex(({ name }) => name === record.name) === index,
);

describe('the schema and the field list', () => {
  test('know the same records', () => {
    expect(records.map(record => record.name).sort()).toEqual(Object.keys(fieldList).sort());
  });

  test.each(records.map(record => [record.name, record] as const))('agree on the keys of %s', (name, record) => {
    const current = Object.entries(record.fields).filter(([, { removed }]) => removed === undefined);
    const ours = Object.fromEntries(current.map(([key, field]) => [key, lineOf(field)]));
    expect(ours).toEqual(fieldList[name]);
  });

  test('have one list of keys for each name', () => {
    const keysOf = ({ fields }: RecordSchema): readonly string[] => Object.keys(fields).sort();
    for (const record of everyRecord) expect(keysOf(record)).toEqual(keysOf(records.find(({ name }) => name === record.name) ?? record));
  });

  test('cover all service discoveries', () => {
    const discoveries = Object.keys(fieldList['scrape job'] ?? {}).filter(key => key.endsWith('_sd_configs') || key === 'static_configs');
    expect(discoveries).toHaveLength(37);
  });
});

describe.each(records.map(record => [record.name, record] as const))('the documentation of %s', (_, record) => {
  const fields = Object.entries(record.fields);

  test('has a sentence for the record and for every key', () => {
    for (const [key, { doc }] of [['', record] as const, ...fields]) {
      expect(doc, key).toMatch(/^[A-Z`*“].*[.]$/s);
      expect(doc.split(/\s+/).length, key).toBeGreaterThan(2);
      expect(doc, key).not.toMatch(/TODO|FIXME| {2}/);
    }
  });

  test('says something else of each key', () => {
    const docs = fields.map(([, { doc }]) => doc);
    expect(docs.filter((doc, index) => docs.indexOf(doc) !== index)).toEqual([]);
  });

  test('names a release for every key, and a way out for every deprecated one', () => {
    for (const [key, { since, deprecated }] of fields) {
      expect(since, key).toMatch(/^[23]\.\d+$/);
      if (deprecated !== undefined) expect(deprecated, key).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('describes every value of its enums', () => {
    for (const { type } of Object.values(record.fields)) {
      const item = typeof type === 'object' && type.kind === 'list' ? type.item : type;
      if (typeof item !== 'object' || item.kind !== 'enum') continue;
      for (const { value, doc } of item.values) expect(doc, value).toMatch(/\.$/);
    }
  });

  test('lets a key inherit only from a key that there is', () => {
    for (const { inherits } of Object.values(record.fields)) {
      if (inherits === undefined) continue;
      const [section = '', key = ''] = inherits.split('.');
      const parent = (prometheusConfig.fields as RecordSchema['fields'])[section]?.type;
      expect(typeof parent === 'object' && parent.kind === 'record' && Object.keys(parent.fields), inherits).toContain(key);
    }
  });
});
