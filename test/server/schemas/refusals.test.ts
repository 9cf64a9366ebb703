import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { findingsOn, refusalsOf } from '../../support/documentFindings.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';
import { discoveryDocuments } from '../../support/smallestDiscoveries.ts';

/** promtool has judged each of these documents (test/contract/refusals.test.ts). */
describe('what Prometheus refuses is said below the line where it is', () => {
  test.each(fixtureDocuments('refusals'))('$name', ({ name, text: drawn }) => {
    const text = plain(drawn);
    expect(annotated(text, findingsOn(name.startsWith('rules.') ? 'rules' : 'config', text))).toBe(drawn);
  });
});

test('each service discovery needs these keys and no others', () => {
  const wrong = discoveryDocuments.filter(({ text, sound }) => sound !== (refusalsOf('config', text).length === 0));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
