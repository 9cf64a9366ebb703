import { expect, test } from 'vitest';
import { isWithin, type Place } from '../../../client/src/language/bounds.ts';

const at = (path: string, scheme = 'file', authority = ''): Place => ({ scheme, authority, path });

test.each([
  ['/work/rules/a.yml', true],
  ['/work', true],
  ['/work/rules/../a.yml', true],
  ['/other/b.yml', true],
  ['/work/../etc/passwd', false],
  ['/workshop/a.yml', false],
  ['/etc/passwd', false],
])('of the folders of the workspace, %s may be known: %s', (path, known) => {
  expect(isWithin(at(path), { folders: [at('/work'), at('/other/')], documents: [] })).toBe(known);
});

test.each([
  ['/lone/rules/a.yml', true],
  ['/a.yml', false],
])('beside a document that was opened by itself, %s may be known: %s', (path, known) => {
  expect(isWithin(at(path), { folders: [at('/work')], documents: [at('/lone/prometheus.yml'), at('/work/prometheus.yml')] })).toBe(known);
});

test('a path on another machine is another place', () => {
  const opened = { folders: [at('/c:/work', 'vscode-remote', 'one')], documents: [] };
  expect(isWithin(at('/c:/work/a.yml', 'vscode-remote', 'one'), opened)).toBe(true);
  expect(isWithin(at('/c:/work/a.yml', 'vscode-remote', 'two'), opened)).toBe(false);
  expect(isWithin(at('/c:/work/a.yml'), opened)).toBe(false);
});
