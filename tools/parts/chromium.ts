import process from 'node:process';
import { type Part, PartMissing, part } from './part.ts';
import { findOnPath, isExecutable, lastLines, run } from './process.ts';
import type { Progress } from './progress.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge'];

/** Where browsers that are not on the PATH live on macOS and Windows. */
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a Chromium or of one of its siblings: from the PATH, else, for root on Debian and its kin, from the distribution. */
export function getChromium(progress: Progress): Promise<Part<string>> {
  return part(async () => {
    const found = find();
    if (found !== undefined) return found;
    const failure = await install(progress);
    const installed = find();
    if (installed !== undefined) return installed;
    throw new PartMissing(`No Chromium was found (${failure}): install Chromium or Chrome and see that it is on the PATH.`);
  });
}

function find(): string | undefined {
  return findOnPath(names) ?? usualPlaces.find(isExecutable);
}

/** Why it could not be installed; an empty reason means that apt-get was content. */
async function install(progress: Progress): Promise<string> {
  if (findOnPath(['apt-get']) === undefined) return 'and only apt-get could install it from here';
  if (process.getuid?.() !== 0) return 'and only root may install it';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = async (...args: string[]): Promise<string | undefined> => {
    // Another apt-get may hold the lock, as on a machine that has just started.
    const { code, stderr } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], { env });
    return code === 0 ? undefined : lastLines(stderr, 1);
  };
  return progress.step('installing Chromium from Debian', async () => {
    const update = await apt('update');
    if (update !== undefined) return `apt-get update failed: ${update}`;
    const failure = await apt('install', '-y', '--no-install-recommends', 'chromium');
    return failure === undefined ? 'although apt-get installed it' : `apt-get install failed: ${failure}`;
  });
}
