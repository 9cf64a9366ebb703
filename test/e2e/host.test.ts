import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfWorkspace, realParts, resultsFolder } from './driver/environment.ts';
import { openSession } from './driver/session.ts';
import { buildHostSuite } from './host/build.ts';
import { type HostTest, hostResultsVariable } from './host/results.ts';

/** Mocha runs inside VS Code; here each of its tests is told again, so that a run has one report. */
const tests = await runInsideVsCode();

describe('inside the extension host', () => {
  it('the suite ran', () => expect(tests).not.toHaveLength(0));

  for (const { title, state, error } of tests) {
    it(title, ({ skip }) => {
      skip(state === 'pending');
      expect(error).toBeUndefined();
    });
  }
});

async function runInsideVsCode(): Promise<readonly HostTest[]> {
  const parts = realParts();
  const results = path.join(resultsFolder(parts.vscode.release), 'host.json');
  const session = await openSession(parts, {
    name: 'host',
    workspace: await copyOfWorkspace('smoke'),
    env: { [hostResultsVariable]: results },
    hostSuite: await buildHostSuite(),
  });
  await session.hostSuiteEnded;
  await session.workbench.picture('end');
  await session.close();
  return JSON.parse(await readFile(results, 'utf8'));
}
