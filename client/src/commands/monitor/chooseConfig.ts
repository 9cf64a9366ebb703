import * as vscode from 'vscode';
import { readSetting } from '../../editor/contributed.ts';

/** Only looked at closely up to here: the choice must come at once in a large workspace too. */
const maxFiles = 300;
const excluded = '**/{node_modules,vendor,.git}/**';
const newConfig = 'global:\n  scrape_interval: 15s\n\nscrape_configs:\n';

/** The prometheus.yml that a job is to be written into. Undefined where the person gave up. */
export async function chooseConfig(): Promise<vscode.Uri | undefined> {
  const candidates = await findConfigs();
  const [only] = candidates;
  if (only === undefined) return createConfig();
  if (candidates.length === 1) return only;
  const items = candidates.map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Configuration to write the job into') }))?.uri;
}

/** The setting's file where it names one that exists, else every file that looks like a config: those being edited first. */
async function findConfigs(): Promise<readonly vscode.Uri[]> {
  const configured = readSetting('configFile');
  const named = configured === '' ? [] : await vscode.workspace.findFiles(configured, null, maxFiles);
  if (named.length > 0) return named;
  const open = vscode.workspace.textDocuments.filter(document => isShown(document) && isConfigDocument(document)).map(({ uri }) => uri);
  const files = await vscode.workspace.findFiles('**/*.{yml,yaml}', excluded, maxFiles);
  const configs = await Promise.all(files.map(async uri => ((await isConfigFile(uri)) ? [uri] : [])));
  return [...new Map([...open, ...configs.flat()].map(uri => [uri.toString(), uri])).values()];
}

/** VS Code holds some documents for a while that nobody sees any more; their file may be gone. */
function isShown({ uri }: vscode.TextDocument): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

function isConfigDocument(document: vscode.TextDocument): boolean {
  return (
    document.languageId === 'yaml' &&
    !document.isClosed &&
    canBeWritten(document.uri) &&
    looksLikeConfig(document.uri.path, document.getText())
  );
}

/** Not a revision of git's, and not a preview of our own. */
function canBeWritten({ scheme }: vscode.Uri): boolean {
  return scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

async function isConfigFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return looksLikeConfig(uri.path, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    // A file that vanished or may not be read is no candidate.
    return false;
  }
}

function looksLikeConfig(path: string, text: string): boolean {
  return (
    /^scrape_configs:/m.test(text) || (/\/prometheus[^/]*\.ya?ml$/.test(path) && !/^(groups|apiVersion|scrape_config_files):/m.test(text))
  );
}

async function createConfig(): Promise<vscode.Uri | undefined> {
  const create = vscode.l10n.t('Create prometheus.yml');
  const question = vscode.l10n.t(
    'This workspace has no prometheus.yml that the job could be written into. Create one, or open the folder that has it.',
  );
  if ((await vscode.window.showInformationMessage(question, create)) === undefined) return undefined;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const place = folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, 'prometheus.yml') };
  const uri = await vscode.window.showSaveDialog({ ...place, filters: { YAML: ['yml', 'yaml'] } });
  if (uri === undefined) return undefined;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(newConfig));
  return uri;
}
