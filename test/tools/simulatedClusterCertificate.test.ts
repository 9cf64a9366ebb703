import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';
import { describe, expect, test } from 'vitest';
import { selfSignedCertificate, startSimulatedCluster } from '../../tools/simulatedCluster/index.ts';

describe('a self-signed certificate', () => {
  test('names this machine, and is its own authority', () => {
    const certificate = new X509Certificate(selfSignedCertificate().certificate);
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  test('ends when it is told to', () => {
    const { certificate } = selfSignedCertificate({ validUntil: new Date('2020-02-03T04:05:06Z') });
    expect(new X509Certificate(certificate).validToDate.toISOString()).toBe('2020-02-03T04:05:06.000Z');
  });

  test('is trusted by who has the kubeconfig, and by nobody else', async () => {
    const tls = selfSignedCertificate();
    const cluster = await startSimulatedCluster({ tls });
    const ca = JSON.parse(cluster.kubeconfig).clusters[0].cluster['certificate-authority-data'];
    const [answer] = await once(request(`${cluster.url}/version`, { ca: Buffer.from(ca, 'base64') }).end(), 'response');
    expect(answer.statusCode).toBe(200);
    await expect(once(request(`${cluster.url}/version`).end(), 'response')).rejects.toThrow('self-signed certificate');
    await cluster.stop();
  });
});
