import { describe, expect, test } from 'vitest';
import { isManifestKind, manifests } from '../../../server/src/schemas/manifests/index.ts';
import { annotated, plain } from '../../support/annotations.ts';
import { errorsOfManifest, manifestFindings } from '../../support/documentFindings.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';
import { recordsOf } from '../../support/schemaFields.ts';

/** The API server and the operator have judged each of these documents (test/contract/manifests.real.test.ts). */
describe('custom resources', () => {
  test('that Kubernetes and the operator take are fine with us', () => {
    const disputed = fixtureDocuments('manifests/good').filter(({ text }) => manifestFindings(text).length > 0);
    expect(disputed.map(({ name, text }) => [name, annotated(text, manifestFindings(text))])).toEqual([]);
  });

  test.each(['refused', 'skipped', 'warned'])('that are %s say so below the line', folder => {
    for (const { name, text: drawn } of fixtureDocuments(`manifests/${folder}`)) {
      const text = plain(drawn);
      expect(annotated(text, manifestFindings(text)), name).toBe(drawn);
      expect(errorsOfManifest(text).length > 0, name).toBe(folder !== 'warned');
    }
  });
});

describe.each(Object.keys(manifests).filter(isManifestKind))('the records of %s', kind => {
  const records = [...recordsOf(manifests[kind])];

  test('have names of their own', () => {
    const names = records.filter(({ name }) => name !== 'label selector').map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('say in a sentence what each key is for', () => {
    for (const { name, doc, fields } of records) {
      for (const [key, said] of [['', doc], ...Object.entries(fields).map(([field, { doc: own }]) => [field, own] as const)]) {
        expect(said, `${name} ${key}`).toMatch(/^[A-Z`].* .*[.]$/s);
        expect(said, `${name} ${key}`).not.toMatch(/`[a-z]+_file`|TODO/);
      }
    }
  });
});
