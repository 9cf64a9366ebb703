// `npm run test:desktop`: the extension host's suite in a desktop VS Code, downloaded where that can be done.
import { runTests } from '@vscode/test-electron';
import { copyOfWorkspace, extensionRoot } from './driver/environment.ts';
import { buildHostSuite } from './host/build.ts';

try {
  const extensionTestsPath = await buildHostSuite();
  const launchArgs = [await copyOfWorkspace('smoke'), '--disable-extensions', '--disable-workspace-trust'];
  await runTests({ extensionDevelopmentPath: extensionRoot, extensionTestsPath, launchArgs });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `The suite did not go through in a desktop VS Code: ${reason}\n` +
      'Where VS Code cannot be downloaded or there is no display, `npm test -- e2e` runs the same suite in the browser.\n',
  );
  process.exitCode = 1;
}
