import * as vscode from 'vscode';
import { messages, type NewScrapeJob, type TextEdit } from '../../../../server/src/protocol.ts';
import { askLanguage } from '../askLanguage.ts';
import { UserError } from '../failures.ts';
import { explainPlan } from '../../monitoring/explain.ts';
import type { JobPlan } from '../../monitoring/plan.ts';
import type { Services } from '../../services.ts';
import { assertNever } from '../../util/assertNever.ts';
import { applyEdits } from './applyEdits.ts';
import { revealRange } from './reveal.ts';

export interface WrittenJob {
  readonly uri: vscode.Uri;
  readonly jobName: string;
}

/** What is to be done to the text that `before` was when the server was asked. */
interface Change {
  readonly before: string;
  readonly edits: readonly TextEdit[];
  readonly jobName: string;
}

/** Shows the change, and makes it once the person has said so. Undefined where nothing was written, and the person knows why. */
export async function writeJob(services: Services, plan: JobPlan, uri: vscode.Uri): Promise<WrittenJob | undefined> {
  let seen: Change | undefined;
  let change = await changeFor(services, plan.job, uri);
  // The file may go on while the preview stands open: the same text still goes in unseen, another is shown first.
  while (change !== undefined && (seen === undefined || insertedText(change) !== insertedText(seen))) {
    const decision = await services.previews.ask({
      uri,
      text: applyEdits(change.before, change.edits),
      title: vscode.l10n.t('{0}: add job {1}', vscode.workspace.asRelativePath(uri), change.jobName),
      explanation: explainPlan({ ...plan, job: { ...plan.job, jobName: change.jobName } }),
    });
    if (decision === 'discard') return undefined;
    seen = change;
    change = await changeFor(services, plan.job, uri);
  }
  if (change === undefined) return undefined;
  await apply(uri, change.edits);
  await revealJob(services, uri, change.jobName);
  return { uri, jobName: change.jobName };
}

async function changeFor(services: Services, job: NewScrapeJob, uri: vscode.Uri): Promise<Change | undefined> {
  const before = (await open(uri)).getText();
  const result = await askLanguage(services, messages.scrapeJobEdit, { uri: uri.toString(), text: before, job });
  switch (result.kind) {
    case 'edits':
      return { before, edits: result.edits, jobName: result.jobName };
    case 'refused':
      throw new UserError(result.reason);
    case 'alreadyScraped': {
      const show = vscode.l10n.t('Show');
      const sentence = vscode.l10n.t('The job {0} scrapes {1} already, so nothing was added.', result.jobName, result.target);
      if ((await vscode.window.showInformationMessage(sentence, show)) === show) await revealRange(uri, result.range);
      return undefined;
    }
    default:
      return assertNever(result);
  }
}

/** Each time anew: VS Code closes a document some minutes after it was opened where no editor shows it, and a closed one cannot be saved. */
async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    const name = vscode.workspace.asRelativePath(uri);
    throw new UserError(
      vscode.l10n.t('{0} cannot be opened: it was moved or removed, or may not be read. Retry with a file that is there.', name),
    );
  }
}

const insertedText = ({ edits }: Change): string => JSON.stringify(edits.map(({ newText }) => newText));

async function apply(uri: vscode.Uri, edits: readonly TextEdit[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(uri, new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(vscode.l10n.t('VS Code did not let the file be changed. Is it read-only?'));
  const document = await open(uri);
  if (await save(document)) return;
  // What is not saved has to be seen, or it would be lost without a word.
  await vscode.window.showTextDocument(document, { preview: false });
  throw new UserError(
    vscode.l10n.t(
      'The job is in the editor, but {0} could not be saved. Make the file writable if it is read-only and save it, or take the job back with "File: Revert File".',
      vscode.workspace.asRelativePath(uri),
    ),
  );
}

/** A save fails while VS Code's own auto-save of the file is under way; the next one waits for that. */
async function save(document: vscode.TextDocument): Promise<boolean> {
  if ((await document.save()) || (document.isDirty && (await document.save()))) return true;
  // Not dirty means saved by somebody else, or read-only: what the file holds tells which.
  return !document.isDirty && (await textOnDisk(document.uri)) === document.getText();
}

async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  } catch {
    return undefined;
  }
}

async function revealJob(services: Services, uri: vscode.Uri, jobName: string): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: false });
  const jobs = await askLanguage(services, messages.scrapeJobs, { uri: uri.toString() });
  const job = jobs.find(({ name }) => name === jobName);
  if (job !== undefined) await revealRange(uri, job.nameRange);
}
