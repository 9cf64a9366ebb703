import { describe, expect, test } from 'vitest';
import { annotated, plain } from '../../support/annotations.ts';
import { findingsOn } from '../../support/documentFindings.ts';
import { fixtureDocuments } from '../../support/fixtureDocuments.ts';

/** The file's name is the kind of its documents. */
function kindIn(name: string): 'config' | 'rules' | 'ruleTests' {
  const [kind] = name.split('.');
  return kind === 'rules' || kind === 'ruleTests' ? kind : 'config';
}

/** What Prometheus takes and nobody means: promtool has accepted each of these documents (test/contract/promtool.test.ts, ruleTests.test.ts). */
describe('a warning stands below the line that deserves it', () => {
  test.each(fixtureDocuments('warnings'))('$name', ({ name, text: drawn }) => {
    const text = plain(drawn);
    const findings = findingsOn(kindIn(name), text);
    expect(annotated(text, findings)).toBe(drawn);
    expect(findings).not.toEqual([]);
  });
});

describe('what resembles it and is meant is left alone', () => {
  const documents = (['config', 'rules'] as const).flatMap(kind =>
    fixtureDocuments(`${kind}/good`)
      .filter(({ name }) => name.startsWith('habits.yml'))
      .map(document => ({ ...document, kind })),
  );
  test.each(documents)('$kind $name', ({ kind, text }) => {
    expect(findingsOn(kind, text)).toEqual([]);
  });
});
