import { describe, expect, it } from 'vitest';
import { authorizationHeader, type Credentials, parseCredentials, secretKey } from '../../../client/src/connections/credentials.ts';

const basic: Credentials = { kind: 'basic', username: 'admin', password: 'pä:ss' };
const bearer: Credentials = { kind: 'bearer', token: 'abc' };

describe('credentials of a server', () => {
  it.each([basic, bearer])('survive the secret storage: $kind', credentials => {
    expect(parseCredentials(JSON.stringify(credentials))).toEqual(credentials);
  });

  it.each([undefined, '', '{', 'null', '{"kind":"basic","username":"a"}', '{"kind":"oauth"}', '{"kind":"bearer","token":7}'])(
    'are none where the secret is %s',
    text => {
      expect(parseCredentials(text)).toBeUndefined();
    },
  );

  it('become a header in UTF-8', () => {
    expect(authorizationHeader(bearer)).toBe('Bearer abc');
    const [, encoded = ''] = authorizationHeader(basic).split(' ');
    expect(Buffer.from(encoded, 'base64').toString()).toBe('admin:pä:ss');
  });

  it('are kept apart by server', () => {
    expect(secretKey('http://a')).not.toBe(secretKey('http://b'));
  });
});
