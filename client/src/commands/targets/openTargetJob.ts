import * as vscode from 'vscode';
import { messages, type Range } from '../../../../server/src/protocol.ts';
import { withProgress } from '../../editor/progress.ts';
import { configuredAddress } from '../../prometheus/targets.ts';
import type { Services } from '../../services.ts';
import { throwIfAborted } from '../../util/abort.ts';
import { type DroppedNode, poolOf, type PoolNode, type TargetNode, type TargetsNode } from '../../views/targetTree/nodes.ts';
import { askLanguage } from '../askLanguage.ts';
import { UserError } from '../failures.ts';
import { revealRange } from '../monitor/reveal.ts';
import { manifestOf, manifestPlace } from './manifestOf.ts';
import { requireRow } from './selectedTarget.ts';

interface Place {
  readonly uri: vscode.Uri;
  readonly range: Range;
}

/** Only looked into up to here: the answer must come at once in a large workspace too. */
const maxFiles = 2000;
const excluded = '**/{node_modules,vendor,.git}/**';

/** The job of a pool where it stands in a file, at the target's address if that is written there. */
export async function openTargetJob(services: Services, node?: PoolNode | TargetNode | DroppedNode): Promise<void> {
  const row = requireRow(services, node, hasJob);
  const pool = poolOf(row) ?? '';
  const address =
    row.kind === 'target' ? configuredAddress(row.target) : row.kind === 'dropped' ? row.discovered['__address__'] : undefined;
  const title = vscode.l10n.t('Looking for the job {0}', pool);
  const places = await withProgress(title, signal => placesOf(services, { pool, address }, signal));
  const place = await choosePlace(places, pool);
  if (place !== undefined) await revealRange(place.uri, place.range);
}

const hasJob = (node: TargetsNode): node is PoolNode | TargetNode | DroppedNode => ['pool', 'target', 'dropped'].includes(node.kind);

interface Wanted {
  readonly pool: string;
  readonly address: string | undefined;
}

async function placesOf(services: Services, wanted: Wanted, signal: AbortSignal): Promise<readonly Place[]> {
  const open = vscode.workspace.textDocuments
    .filter(({ languageId, isClosed }) => languageId === 'yaml' && !isClosed)
    .map(({ uri }) => uri);
  const files = await vscode.workspace.findFiles('**/*.{yml,yaml}', excluded, maxFiles);
  const uris = new Map([...open, ...files].map(uri => [uri.toString(), uri])).values();
  const places: Place[] = [];
  for (const uri of uris) {
    throwIfAborted(signal);
    places.push(...(await placesIn(services, uri, wanted)));
  }
  return places;
}

async function placesIn(services: Services, uri: vscode.Uri, { pool, address }: Wanted): Promise<readonly Place[]> {
  const text = await textOf(uri);
  const manifest = manifestOf(pool);
  if (manifest !== undefined) {
    const range = manifestPlace(text, manifest);
    return range === undefined ? [] : [{ uri, range }];
  }
  if (!text.includes(pool)) return [];
  // The language server knows of open documents only; this one is not shown.
  await vscode.workspace.openTextDocument(uri);
  const jobs = await askLanguage(services, messages.scrapeJobs, { uri: uri.toString() });
  return jobs
    .filter(({ name }) => name === pool)
    .map(({ nameRange, staticTargets }) => ({
      uri,
      range: staticTargets.find(written => written.address === address)?.range ?? nameRange,
    }));
}

/** An open document counts with its unsaved text; a file that vanished or may not be read has no job. */
async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

async function choosePlace(places: readonly Place[], pool: string): Promise<Place | undefined> {
  const [first] = places;
  if (first === undefined) {
    throw new UserError(vscode.l10n.t('No file of the workspace has the job {0}. Open the folder of the configuration that has it.', pool));
  }
  if (places.length === 1) return first;
  const items = places.map(place => ({
    label: vscode.workspace.asRelativePath(place.uri),
    description: vscode.l10n.t('line {0}', place.range.start.line + 1),
    place,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Places of the job {0}', pool) }))?.place;
}
