import { describe, expect, test } from 'vitest';
import { dockerHost, httpUrl, lateUrl, proxyUrl, serverUrl, url } from '../../../server/src/formats/url.ts';
import { named, problemOf, verdict } from '../../support/formats.ts';

describe('a URL', () => {
  test.each([
    // text, remote write, http discovery, eureka, oauth2
    ['http://a/b', 'ok', 'ok', 'ok', 'ok'],
    ['https://a:8080', 'ok', 'ok', 'ok', 'ok'],
    ['HTTP://a', 'ok', 'ok', 'ok', 'ok'],
    ['http://[::1]:9090/', 'ok', 'ok', 'ok', 'ok'],
    ['http://a:/', 'ok', 'ok', 'ok', 'ok'],
    ['http://user:p%20w@a', 'ok', 'ok', 'ok', 'ok'],
    ['', 'warning', 'error', 'error', 'warning'],
    ['not a url', 'warning', 'error', 'error', 'warning'],
    ['localhost:9090', 'warning', 'error', 'error', 'warning'],
    ['ftp://a', 'warning', 'error', 'warning', 'warning'],
    ['http:///a', 'warning', 'error', 'error', 'warning'],
    ['10.0.0.1:9090', 'error', 'error', 'error', 'warning'],
    ['::', 'error', 'error', 'error', 'warning'],
    ['http://a:b', 'error', 'error', 'error', 'warning'],
    ['http://a:80:80/', 'error', 'error', 'error', 'warning'],
    ['http://::1/', 'error', 'error', 'error', 'warning'],
    ['http://[::1/', 'error', 'error', 'error', 'warning'],
    ['http://a/%zz', 'error', 'error', 'error', 'warning'],
    ['http://a b/', 'error', 'error', 'error', 'warning'],
    ['http://a/\u0001', 'error', 'error', 'error', 'warning'],
  ])('%j: %s, %s, %s, %s', (text, ...wanted) => {
    expect([url, httpUrl, serverUrl, lateUrl].map(format => verdict(format, text))).toEqual(wanted);
  });

  test.each(
    named([
      [dockerHost, 'unix:///var/run/docker.sock', 'ok'],
      [dockerHost, 'tcp://a:2376', 'ok'],
      [dockerHost, 'tcp://', 'warning'],
      [dockerHost, '/var/run/docker.sock', 'warning'],
      [proxyUrl, 'socks5://a:1080', 'ok'],
      [proxyUrl, 'unix:///a', 'warning'],
    ]),
  )('$name takes $text: $wanted', ({ format, text, wanted }) => {
    expect(verdict(format, text)).toBe(wanted);
  });

  test.each([
    ['10.0.0.1:9090', 'http://10.0.0.1:9090'],
    ['localhost:9090/api', 'http://localhost:9090/api'],
  ])('%s lacks only its scheme', (text, replacement) => {
    expect(problemOf(url, text).replacement).toBe(replacement);
  });
});
