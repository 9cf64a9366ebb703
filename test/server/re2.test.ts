import { array, assert, constantFrom, property } from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { compileAnchored } from '../../server/src/re2.ts';

test('a pattern matches what it matches for Go, whoever compiles it', () => {
  const pieces = constantFrom(
    'a',
    'b',
    '_',
    '.',
    '*',
    '+',
    '?',
    '|',
    '(',
    '(?:',
    ')',
    '\\d',
    '\\w',
    '\\W',
    '\\.',
    '[a-z]',
    '[^a_]',
    '[b.]',
    '1',
    '$',
    ' ',
  );
  const texts = array(constantFrom('a', 'b', '_', '1', '.', ' ', '\n', 'é', '😀'), { maxLength: 6 });
  const forGo = (pattern: string, text: string): boolean | undefined => {
    try {
      return RE2JS.compile(`^(?s:${pattern})$`).matcher(text).find();
    } catch {
      return undefined;
    }
  };
  assert(
    property(array(pieces, { maxLength: 7 }), texts, (parts, letters) => {
      const [pattern, text] = [parts.join(''), letters.join('')];
      const compiled = compileAnchored(pattern);
      expect(compiled.kind === 'regex' ? compiled.matches(text) : undefined).toBe(forGo(pattern, text));
    }),
    { numRuns: 800 },
  );
});

test('no text makes a pattern slow', () => {
  const compiled = compileAnchored(`${'(a*)?'.repeat(3)}b`);
  expect(compiled.kind === 'regex' && compiled.matches('a'.repeat(200))).toBe(false);
});
