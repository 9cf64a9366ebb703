import { describe, expect, test } from 'vitest';
import { filePath } from '../../../server/src/formats/filePath.ts';
import { ruleFileGlob, targetsFileGlob } from '../../../server/src/formats/glob.ts';
import { addressOfUrl, hostPort } from '../../../server/src/formats/hostPort.ts';
import { urlPath } from '../../../server/src/formats/urlPath.ts';
import { problemOf, verdict } from '../../support/formats.ts';

describe('a target', () => {
  test.each([
    ['localhost:9100', 'ok'],
    ['[::1]:9100', 'ok'],
    ['example.com', 'ok'],
    ['http://example.com:99999/x', 'ok'],
    ['', 'ok'],
    ['a b:80', 'warning'],
    ['a:99999', 'warning'],
    ['a:0', 'warning'],
    ['a:http', 'warning'],
  ])('%j: %s', (text, wanted) => {
    expect(verdict(hostPort, text)).toBe(wanted);
  });

  test('without port is scraped at that of the scheme', () => {
    expect(hostPort.describe?.('example.com')).toContain('port 80');
    expect(hostPort.describe?.('example.com:9100')).toBeUndefined();
  });

  test.each([
    ['http://a:9100/metrics', 'a:9100'],
    ['a:9100/metrics', 'a:9100'],
    ['https://a', 'a'],
    ['a/b', undefined],
  ])('%s holds the address %s', (text, address) => {
    expect(addressOfUrl(text)).toBe(address);
  });
});

describe('a path', () => {
  test.each([
    ['/etc/prometheus/rules.yml', 'ok'],
    ['rules/*.yml', 'ok'],
    ['rules/[ab]?.yml', 'ok'],
    ['rules/*/a.yml', 'error'],
    ['**/a.yml', 'error'],
    ['rules/{a,b}.yml', 'warning'],
    ['~/rules.yml', 'warning'],
  ])('of rules %s: %s', (text, wanted) => {
    expect(verdict(ruleFileGlob, text)).toBe(wanted);
  });

  test.each([
    ['a.json', 'ok'],
    ['b/*.YML', 'ok'],
    ['a.Json', 'error'],
    ['a.txt', 'error'],
    ['*/a.json', 'error'],
    ['${DIR}/a.json', 'warning'],
  ])('of targets %s: %s', (text, wanted) => {
    expect(verdict(targetsFileGlob, text)).toBe(wanted);
  });

  test('is not expanded as a shell would', () => {
    const { from, to } = problemOf(filePath, '/a/$HOME/b');
    expect('/a/$HOME/b'.slice(from, to)).toBe('$HOME');
    expect(verdict(filePath, '/a/b')).toBe('ok');
  });

  test('of a URL holds no query and begins with a slash', () => {
    expect(verdict(urlPath, '/metrics')).toBe('ok');
    expect(verdict(urlPath, 'http://a/metrics')).toBe('warning');
    expect(problemOf(urlPath, '/probe?a=b')).toMatchObject({ from: 6, to: 10, severity: 'warning' });
    expect(problemOf(urlPath, 'metrics')).toMatchObject({ replacement: '/metrics', severity: 'warning' });
  });
});
