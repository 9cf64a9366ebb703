import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { alertmanagerConfig } from '../../../server/src/schemas/alertmanager/alertmanager.ts';
import { annotated, plain } from '../../support/annotations.ts';
import { findingsOn, refusalsOf } from '../../support/documentFindings.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';
import { recordsOf } from '../../support/schemaFields.ts';

/** amtool has judged each of these documents (test/contract/amtool.test.ts); here we have to agree. */
describe.each(['bad', 'warnings'])('what stands below the lines of %s documents is found', folder => {
  test.each(fixtureDocuments(`alertmanager/${folder}`))('$name', ({ text: drawn }) => {
    const text = plain(drawn);
    expect(annotated(text, findingsOn('alertmanager', text))).toBe(drawn);
    expect(refusalsOf('alertmanager', text).length > 0).toBe(folder === 'bad');
  });
});

test.each(fixtureDocuments('alertmanager/good'))('nothing is wrong with $name', ({ text }) => {
  const warned = findingsOn('alertmanager', text).filter(({ severity }) => severity !== DiagnosticSeverity.Information);
  expect(warned).toEqual([]);
});

const records = [...recordsOf(alertmanagerConfig)];

test('every record has a name of its own', () => {
  const names = records.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(records.map(record => [record.name, record] as const))('the documentation of %s', (_, record) => {
  test('says something of its own of the record and of every key', () => {
    const docs = Object.values(record.fields).map(({ doc }) => doc);
    for (const doc of [record.doc, ...docs]) expect(doc).toMatch(/^[A-Z0-9`*“].*[.]$/s);
    expect(docs.filter((doc, index) => docs.indexOf(doc) !== index)).toEqual([]);
  });

  test('names releases of Alertmanager, and global keys that there are', () => {
    const { fields } = alertmanagerConfig.fields.global.type;
    for (const [key, { since, inherits }] of Object.entries(record.fields)) {
      if (since !== undefined) expect(since, key).toMatch(/^0\.\d+$/);
      if (inherits !== undefined) expect(Object.keys(fields).map(name => `global.${name}`)).toContain(inherits);
    }
  });
});

/** The keys of Alertmanager 0.34 as its Go structs have them, by record; those it shares with Prometheus stand in that one's list. */
const keyList: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('../../fixtures/alertmanager-keys-0.34.json', import.meta.url), 'utf8'),
);

test.each(Object.entries(keyList))('%s has exactly the keys of its struct', (name, keys) => {
  expect(Object.keys(records.find(record => record.name === name)?.fields ?? {}).sort()).toEqual(keys);
});
