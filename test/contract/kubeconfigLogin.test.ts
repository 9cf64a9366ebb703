import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cluster } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { apiServerOf } from '../../client/src/cluster/contextServer.ts';
import { type KubeconfigUser, readKubeconfigFile } from '../../client/src/cluster/kubeconfigFile.ts';
import { createLogin, type Login } from '../../client/src/cluster/kubeconfigLogin.ts';
import { createLoginCache } from '../../client/src/cluster/loginCache.ts';
import { apiFor, startApiDouble } from '../support/apiDouble.ts';
import { clusterErrorOf } from '../support/clusterErrors.ts';

const signal = new AbortController().signal;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'promwb-'));
});

// A login command that nobody waits for any more may still write its note.
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

function login(user: Omit<KubeconfigUser, 'name'> | undefined, cluster: Partial<Cluster> = {}): Login {
  return createLogin({
    name: 'test',
    cluster: { name: 'c', server: 'https://k8s.example', skipTLSVerify: false, ...cluster },
    ...(user !== undefined && { user: { name: 'u', ...user } }),
  });
}

/** A login command that notes each of its runs and then does what the script says. */
async function command(script: string): Promise<{ exec: object; runs: () => Promise<number> }> {
  const own = await mkdtemp(path.join(folder, 'command-'));
  const file = path.join(own, 'login.mjs');
  const log = path.join(own, 'runs');
  await writeFile(file, `import { appendFileSync } from 'node:fs';\nappendFileSync(${JSON.stringify(log)}, '.');\n${script}`);
  return {
    exec: { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args: [file] },
    runs: async () => (await readFile(log, 'utf8')).length,
  };
}

const credential = (token: string, more = ''): string =>
  `console.log(JSON.stringify({ kind: 'ExecCredential', status: { token: ${token} ${more} } }));`;

describe('credentials', () => {
  it('are a token, a name and password, or nothing', async () => {
    expect((await login({ token: 't' }).credentials(signal)).headers).toEqual({ authorization: 'Bearer t' });
    expect((await login({ username: 'me', password: 'pw' }).credentials(signal)).headers).toEqual({
      authorization: `Basic ${Buffer.from('me:pw').toString('base64')}`,
    });
    expect((await login(undefined).credentials(signal)).headers).toEqual({});
  });

  it('hold the TLS settings for an anonymous user too', async () => {
    const { tls } = await login(undefined, {
      skipTLSVerify: true,
      tlsServerName: 'other',
      caData: Buffer.from('CA').toString('base64'),
    }).credentials(signal);
    expect(tls).toEqual({ rejectUnauthorized: false, servername: 'other', ca: Buffer.from('CA') });
  });

  it('work over plain http', async () => {
    expect((await login({ token: 't' }, { server: 'http://127.0.0.1:8001' }).credentials(signal)).headers).toEqual({
      authorization: 'Bearer t',
    });
  });

  it('name the file that is missing', async () => {
    expect(await clusterErrorOf(login({ certFile: '/no/such/cert.pem' }).credentials(signal))).toEqual({
      kind: 'kubeconfig',
      message:
        'Context "test" of the kubeconfig needs the file /no/such/cert.pem, which cannot be read. Put it there, or correct its path in the kubeconfig.',
    });
  });

  it('read a token file beside the kubeconfig, without its newline', async () => {
    await writeFile(path.join(folder, 'token'), 'from-file\n');
    await writeFile(
      path.join(folder, 'config'),
      `clusters: [{name: c, cluster: {server: "https://k8s.example"}}]
users: [{name: u, user: {tokenFile: token}}]
contexts: [{name: test, context: {cluster: c, user: u}}]`,
    );
    const entries = await readKubeconfigFile(path.join(folder, 'config'));
    if (entries === undefined) throw new Error('The kubeconfig was not found.');
    expect((await apiServerOf('test', entries, { env: {}, loginOf: createLogin }).login.credentials(signal)).headers).toEqual({
      authorization: 'Bearer from-file',
    });
  });

  it('act as another, and as a member of groups, where the kubeconfig says so', async () => {
    await writeFile(
      path.join(folder, 'config'),
      `clusters: [{name: c, cluster: {server: "https://k8s.example"}}]
users: [{name: other, user: {token: t}}, {name: u, user: {token: t, as: jane, as-groups: [developers, oncall]}}]
contexts: [{name: test, context: {cluster: c, user: u}}]`,
    );
    const entries = await readKubeconfigFile(path.join(folder, 'config'));
    expect(entries?.users.map(({ impersonateUser, impersonateGroups }) => [impersonateUser, impersonateGroups])).toEqual([
      [undefined, undefined],
      ['jane', ['developers', 'oncall']],
    ]);
  });
});

// Each starts a program, so they do so at once.
describe.concurrent('a login command', () => {
  it('act as another where the kubeconfig says so, logged in by a command or not', async () => {
    const { exec } = await command(credential("'t'"));
    const another = { impersonateUser: 'jane', impersonateGroups: ['developers', 'oncall'] };
    const headers = { authorization: 'Bearer t', 'impersonate-user': 'jane', 'impersonate-group': ['developers', 'oncall'] };
    expect((await login({ token: 't', ...another }).credentials(signal)).headers).toEqual(headers);
    expect((await login({ exec, ...another }).credentials(signal)).headers).toEqual(headers);
  });

  it('gives the token, and is told about its caller', async () => {
    const { exec } = await command(credential("JSON.parse(process.env.KUBERNETES_EXEC_INFO).spec.cluster.server + '!'"));
    const { headers } = await login({ exec: { ...exec, provideClusterInfo: true } }).credentials(signal);
    expect(headers).toEqual({ authorization: 'Bearer https://k8s.example!' });
  });

  it('runs once for all who wait for it, and not again while its token lasts', async () => {
    const { exec, runs } = await command(credential("'t'"));
    const one = login({ exec });
    await Promise.all([one.credentials(signal), one.credentials(signal), one.credentials(signal)]);
    await one.credentials(signal);
    expect(await runs()).toBe(1);
  });

  it('runs again where the API server refuses its token', async () => {
    const { exec, runs } = await command(credential("'t'"));
    await using server = await startApiDouble((request, response) => {
      if (server.requests.length === 1) response.writeHead(401).end('{}');
      else response.end(JSON.stringify({ metadata: {}, items: [], got: request.headers['authorization'] }));
    });
    await using test = apiFor(server.url, { user: { exec } });
    expect((await test.api.list('service', { signal })).items).toEqual([]);
    expect(await runs()).toBe(2);
  });

  it('that is not there is named', async () => {
    expect(await clusterErrorOf(login({ exec: { command: 'no-such-login-command' } }).credentials(signal))).toEqual({
      kind: 'login',
      message:
        'The login command "no-such-login-command" of context "test" was not found. Install it, or put its folder into the PATH that the editor is started with, then retry.',
    });
  });

  it.each([
    [
      'fails',
      "console.error('warming up'); console.error('Token expired, run: cloud login'); process.exit(3);",
      'Token expired, run: cloud login.',
    ],
    ['fails without a word', 'process.exit(1);', 'it gave no reason.'],
  ])('that %s says why', async (_what, script, reason) => {
    const { exec } = await command(script);
    expect(await clusterErrorOf(login({ exec }).credentials(signal))).toEqual({
      kind: 'login',
      message: `The login command "${process.execPath}" of context "test" failed: ${reason} Sign in again in a terminal, then retry.`,
    });
  });

  it('that prints no credential has failed', async () => {
    const { exec } = await command("console.log('Welcome!');");
    expect(await clusterErrorOf(login({ exec }).credentials(signal))).toMatchObject({
      kind: 'login',
      message: expect.stringContaining('it printed no ExecCredential with a token or a certificate.'),
    });
  });

  it('may give a certificate, and runs again once its credential has expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2020-01-01T00:00:00Z') });
    onTestFinished(() => void vi.useRealTimers());
    const { exec, runs } = await command(
      "console.log(JSON.stringify({ status: { clientCertificateData: 'C', clientKeyData: 'K', expirationTimestamp: '2020-01-01T01:00:00Z' } }));",
    );
    const one = login({ exec });
    const { tls } = await one.credentials(signal);
    expect(tls).toEqual({ cert: Buffer.from('C'), key: Buffer.from('K') });
    vi.setSystemTime('2020-01-01T00:59:59Z');
    await one.credentials(signal);
    expect(await runs()).toBe(1);
    vi.setSystemTime('2020-01-01T01:00:01Z');
    await one.credentials(signal);
    expect(await runs()).toBe(2);
  });

  it('whose token has expired by a clock that runs ahead is not run for each request', async () => {
    const { exec, runs } = await command(
      "console.log(JSON.stringify({ status: { token: 't', expirationTimestamp: '2020-01-01T00:00:00Z' } }));",
    );
    const one = login({ exec });
    for (let request = 1; request <= 3; request++) expect((await one.credentials(signal)).headers).toEqual({ authorization: 'Bearer t' });
    expect(await runs()).toBe(1);
  });

  it('has no input to wait for', async () => {
    const { exec } = await command("process.stdin.on('end', () => { console.error('No password given'); process.exit(1); }).resume();");
    const { message } = await clusterErrorOf(login({ exec }).credentials(signal));
    expect(message).toContain('No password given.');
  });

  it('is not run for one who gave up already, nor waited for by one who gives up', async () => {
    const { exec, runs } = await command('setInterval(() => undefined, 1000);');
    const one = login({ exec });
    await expect(one.credentials(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    await expect(runs()).rejects.toMatchObject({ code: 'ENOENT' });
    const end = new AbortController();
    const waiting = one.credentials(end.signal);
    end.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('an auth-provider', () => {
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const idToken = (seconds: number): string =>
    `${encoded({ alg: 'RS256' })}.${encoded({ sub: 'jane', exp: Math.floor(Date.now() / 1000) + seconds })}.c2lnbmF0dXJl`;
  const withOidc = (token: string): Login =>
    login({ authProvider: { name: 'oidc', config: { 'client-id': 'kube', 'id-token': token, 'refresh-token': 'again' } } });

  it('of OpenID Connect sends its token while that lasts', async () => {
    const token = idToken(200);
    expect((await withOidc(token).credentials(signal)).headers).toEqual({ authorization: `Bearer ${token}` });
  });

  it.each([
    ['has run out', idToken(-30)],
    ['is none', 'secret'],
  ])('of OpenID Connect leaves a token that %s to kubectl', async (_what, token) => {
    expect(await clusterErrorOf(withOidc(token).credentials(signal))).toEqual({
      kind: 'login',
      message:
        'The login of context "test" failed: the OpenID Connect token in the kubeconfig has run out, and any command of kubectl renews it there. Sign in again in a terminal, then retry.',
    });
  });

  it.each(['gcp', 'azure'])('of %s runs its command, and takes the token out of what that prints', async name => {
    const file = path.join(folder, `${name}.mjs`);
    await writeFile(
      file,
      "console.log(JSON.stringify({ credential: { access_token: 'from-cloud', token_expiry: '2099-01-01T00:00:00Z' } }));",
    );
    const config = {
      'cmd-path': process.execPath,
      'cmd-args': file,
      'token-key': '{.credential.access_token}',
      'expiry-key': '{.credential.token_expiry}',
    };
    const { headers } = await login({ authProvider: { name, config } }).credentials(signal);
    expect(headers).toEqual({ authorization: 'Bearer from-cloud' });
  });
});

describe('a login that is kept', () => {
  const context = { name: 'test', cluster: { name: 'c', server: 'https://k8s.example', skipTLSVerify: false } };

  it('serves all connections of its context, until the kubeconfig says something else', () => {
    const loginOf = createLoginCache();
    const first = loginOf({ ...context, user: { name: 'u', token: 'a' } });
    expect(loginOf({ ...context, user: { name: 'u', token: 'a' } })).toBe(first);
    expect(loginOf({ ...context, name: 'other', user: { name: 'u', token: 'a' } })).not.toBe(first);
    expect(loginOf({ ...context, user: { name: 'u', token: 'b' } })).not.toBe(first);
  });
});
