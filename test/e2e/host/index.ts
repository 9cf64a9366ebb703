/**
 * The suite that VS Code runs inside its extension host. `run` is what both test-electron and a browser's VS Code call; it fails
 * when a test does. Bundled by build.ts, because the extension host loads no TypeScript.
 */
import { writeFileSync } from 'node:fs';
import type MochaRun from 'mocha';
import { type HostTest, hostResultsVariable } from './results.ts';

export async function run(): Promise<void> {
  // Mocha is ESM, which not every Node that VS Code comes with can `require`.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000 });
  // Puts describe and it among the globals, before the suites are loaded.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./language.ts');
  await import('./manifest.ts');
  const tests = await results(mocha);
  const file = process.env[hostResultsVariable];
  if (file !== undefined) writeFileSync(file, JSON.stringify(tests));
  const failed = tests.filter(({ state }) => state === 'failed');
  if (failed.length > 0) throw new Error(failed.map(({ title, error = '' }) => `${title}\n${error}`).join('\n\n'));
}

function results(mocha: MochaRun): Promise<readonly HostTest[]> {
  const tests: HostTest[] = [];
  return new Promise(done => {
    mocha
      .run(() => done(tests))
      .on('pass', test => tests.push({ title: test.fullTitle(), state: 'passed' }))
      .on('pending', test => tests.push({ title: test.fullTitle(), state: 'pending' }))
      .on('fail', (test, error) => tests.push({ title: test.fullTitle(), state: 'failed', error: error.stack ?? String(error) }));
  });
}
