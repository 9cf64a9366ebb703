import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Settings of the demo's own VS Code: the walkthrough first, and nothing that is not about the demo. */
const settings = {
  'workbench.startupEditor': 'readme',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // Results of queries stand at the end of their lines, where the minimap would be.
  'editor.minimap.enabled': false,
  // The demo's own ports and each forward of the extension would be told of by VS Code as well.
  'remote.autoForwardPorts': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
};

/** Writes them as the user's settings in a folder of user data that is the demo's own. */
export async function writeUserSettings(userData: string): Promise<void> {
  const folder = path.join(userData, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
}
