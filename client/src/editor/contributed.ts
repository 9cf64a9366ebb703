import * as vscode from 'vscode';
import { type CommandArguments, type CommandName, type ContextKey, prefix, type SettingName, type Settings } from './contributions.ts';

/** The typed doors to what the manifest contributes; nobody else spells an id. */

export function registerCommand<N extends CommandName>(name: N, run: (...args: CommandArguments[N]) => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(`${prefix}.${name}`, run);
}

export async function executeCommand<N extends CommandName>(name: N, ...args: CommandArguments[N]): Promise<void> {
  await vscode.commands.executeCommand(`${prefix}.${name}`, ...args);
}

/** A command as a tree item or a code lens holds it. */
export function asCommand<N extends CommandName>(name: N, title: string, ...args: CommandArguments[N]): vscode.Command {
  return { command: `${prefix}.${name}`, title, arguments: args };
}

/** A command as the target of a link in a hover. A bracket of the arguments must not end the link. */
export function commandUri<N extends CommandName>(name: N, ...args: CommandArguments[N]): string {
  const query = encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `command:${prefix}.${name}?${query}`;
}

export function readSetting<N extends SettingName>(name: N, scope?: vscode.Uri): Settings[N] {
  const value = vscode.workspace.getConfiguration(prefix, scope).get<Settings[N]>(name);
  if (value === undefined) throw new Error(`The setting ${prefix}.${name} is not in the manifest.`);
  return value;
}

/** What each level of settings says, the person's own and the workspace's: for what a workspace may make stricter, never looser. */
export function readSettingOfAll<N extends SettingName>(name: N): readonly Settings[N][] {
  const found = vscode.workspace.getConfiguration(prefix).inspect<Settings[N]>(name);
  return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].filter(value => value !== undefined);
}

/** Writes to where the value in force comes from: in the person's own settings it would be hidden by a workspace's. */
export async function writeSetting<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(prefix);
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await settings.update(name, value, settings.inspect(name)?.workspaceValue === undefined ? Global : Workspace);
}

export function onSettingChange(names: readonly SettingName[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(change => {
    if (names.some(name => change.affectsConfiguration(`${prefix}.${name}`))) listener();
  });
}

export function setContext(name: ContextKey, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `${prefix}.${name}`, value);
}
