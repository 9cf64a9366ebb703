import { array, assert, constantFrom, property } from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { regex } from '../../../server/src/formats/regex.ts';
import { plain, problemOf, verdict } from '../../support/formats.ts';

describe('a regular expression', () => {
  test.each([
    '',
    '(.*)',
    'a|b',
    '(?i)abc',
    '(?P<x>a)',
    '(?<x>a)',
    '\\p{Greek}',
    '\\p{uppercase letter}',
    '[^\\p{^greek}]',
    '\\pl',
    '[[:alpha:]]',
    ']',
    '}',
    'a{1000}',
    '\\Q.\\E',
  ])('takes %s', text => {
    expect(verdict(regex, text)).toBe('ok');
  });

  test.each([
    ['*prod*', '.*prod.*'],
    ['*.example.com', '.*\\.example\\.com'],
    ['?at', '.at'],
  ])('takes %s for a file pattern that means %s', (text, replacement) => {
    expect(problemOf(regex, text)).toMatchObject({ replacement, message: expect.stringContaining('not a file pattern') });
  });

  test.each([
    ['(?!kube-).*', 'look-ahead', '(?!'],
    ['a(?=b)', 'look-ahead', '(?='],
    ['(?<=a)b', 'look-behind', '(?<='],
    ['(?>a)', 'atomic groups', '(?>'],
    ['a++', 'possessive', '++'],
    ['(a)\\1', 'back-references', '\\1'],
  ])('%s is not known for its %s', (text, name, part) => {
    const { message, from, to } = problemOf(regex, text);
    expect(message).toContain(name);
    expect(text.slice(from, to)).toBe(part);
  });

  test.each(['a(b', 'a[b', 'a{1001}', '\\y', '\\p{Emoji}', '\\p{Old_Italic}'])('says why %s cannot be compiled', text => {
    expect(problemOf(regex, text).message).toMatch(/^This regular expression cannot be compiled: .+\.$/);
  });

  test('is taken if and only if it compiles', () => {
    const pieces = constantFrom(
      'a',
      '_',
      '-',
      ':',
      '.',
      '*',
      '+',
      '?',
      '|',
      '(',
      '(?:',
      ')',
      '\\.',
      '\\d',
      '\\',
      '[',
      ']',
      '^',
      '{2}',
      ' ',
    );
    const compiles = (text: string): boolean => {
      try {
        RE2JS.compile(`^(?s:${text})$`);
        return true;
      } catch {
        return false;
      }
    };
    assert(
      property(array(pieces, { maxLength: 8 }), parts => (regex.check(plain(parts.join(''))) === undefined) === compiles(parts.join(''))),
      { numRuns: 800 },
    );
  });
});
