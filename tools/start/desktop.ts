import process from 'node:process';
import { findOnPath, isExecutable } from '../parts/process.ts';

const names = ['code', 'code-insiders', 'codium'];
const usualPlaces = ['/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'];

/** Path of the desktop VS Code's command, where one is installed and can open a window from here. */
export function findDesktop(env: NodeJS.ProcessEnv = process.env): string | undefined {
  // Inside VS Code's own remote terminals `code` only talks to the window that is open, and cannot start another with our extension.
  if (env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  if (process.platform === 'linux' && !hasScreen(env)) return undefined;
  // VS Code refuses to run as root.
  if (process.platform !== 'win32' && process.getuid?.() === 0) return undefined;
  return findOnPath(names) ?? usualPlaces.find(isExecutable);
}

/** Whether a Linux has anything to open a window on. */
export const hasScreen = (env: NodeJS.ProcessEnv): boolean => (env['DISPLAY'] || env['WAYLAND_DISPLAY'] || '') !== '';

export interface Window {
  readonly extension: string;
  readonly workspace: string;
  /** For its settings and extensions, so that the person's own stay untouched. */
  readonly data: string;
}

/** The command that opens a window and ends when it is closed. */
export function desktopCommand(code: string, { extension, workspace, data }: Window): readonly string[] {
  const shim = process.platform === 'win32' ? ['cmd', '/c', code] : [code];
  return [
    ...shim,
    '--new-window',
    '--wait',
    '--disable-workspace-trust',
    `--user-data-dir=${data}/user`,
    `--extensions-dir=${data}/extensions`,
    `--extensionDevelopmentPath=${extension}`,
    workspace,
  ];
}
