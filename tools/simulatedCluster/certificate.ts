import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { bits, element, integer, octets, oid, sequence, set, tagged, time, utf8, yes } from './der.ts';
import type { TlsIdentity } from './listener.ts';

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

export interface CertificateOptions {
  /** A year from now where absent. */
  readonly validUntil?: Date;
}

/** A certificate for 127.0.0.1 and localhost that is its own authority (RFC 5280): Node can read certificates, but not make them. */
export function selfSignedCertificate({ validUntil }: CertificateOptions = {}): TlsIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const day = 86_400_000;
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('simulated cluster'))));
  const until = validUntil ?? new Date(Date.now() + 365 * day);
  const body = sequence(
    tagged(0, integer(Buffer.of(2))),
    // A number may not begin with a zero that says nothing, which random bytes do now and then.
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(Math.min(Date.now(), until.getTime()) - day)), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(authority(), alternativeNames())),
  );
  const signature = sign('sha256', body, privateKey);
  return {
    certificate: pem(sequence(body, ecdsaWithSha256, bits(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** basicConstraints: critical, CA. */
const authority = (): Buffer => sequence(oid('2.5.29.19'), yes, octets(sequence(yes)));

/** subjectAltName: a DNS name and an address. */
const alternativeNames = (): Buffer =>
  sequence(oid('2.5.29.17'), octets(sequence(element(0x82, Buffer.from('localhost')), element(0x87, Buffer.of(127, 0, 0, 1)))));

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
