import { mkdtempSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VsCodeRelease, VsCodeServer } from '../../../tools/parts/vscode.ts';

/** What the runner (tools/test.ts) got for the tests and hands over in the environment. */
export interface RealParts {
  readonly vscode: VsCodeServer;
  /** Path of the browser. */
  readonly chromium: string;
  /** Folder of installed extensions: ours, from its package. */
  readonly extensions: string;
}

export const partsVariable = 'PROMWB_E2E_PARTS';

export function realParts(): RealParts {
  const given = process.env[partsVariable];
  if (given === undefined) throw new Error('There is no VS Code to test in: run this by `npm test -- e2e`.');
  return JSON.parse(given);
}

export const extensionRoot: string = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

export function resultsFolder(release: VsCodeRelease): string {
  return path.join(extensionRoot, 'test-results', release);
}

/** A copy of a workspace of test/fixtures/e2e, so that a test may write to it. */
export async function copyOfWorkspace(name: string): Promise<string> {
  const copy = path.join(mkdtempSync(path.join(tmpdir(), 'workspace-')), name);
  await cp(path.join(extensionRoot, 'test/fixtures/e2e', name), copy, { recursive: true });
  return copy;
}
