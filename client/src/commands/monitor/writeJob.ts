import * as vscode from 'vscode';
import { messages, type NewScrapeJob, type ScrapeJobEditResult, type TextEdit } from '../../../../server/src/protocol.ts';
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

type Edits = Extract<ScrapeJobEditResult, { kind: 'edits' }>;

/** Shows the change, and makes it once the person has said so. Undefined where nothing was written, and the person knows why. */
export async function writeJob(services: Services, plan: JobPlan, uri: vscode.Uri): Promise<WrittenJob | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  let change = await editsFor(services, document, plan.job);
  for (;;) {
    if (change === undefined) return undefined;
    const { version } = document;
    const decision = await services.previews.ask({
      uri,
      text: applyEdits(document.getText(), change.edits),
      title: vscode.l10n.t('{0}: add job {1}', vscode.workspace.asRelativePath(uri), change.jobName),
      explanation: explainPlan({ ...plan, job: { ...plan.job, jobName: change.jobName } }),
    });
    if (decision === 'discard') return undefined;
    if (document.version === version) break;
    // The file went on while the preview stood open: the same text still goes in unseen, another is shown first.
    const again = await editsFor(services, document, plan.job);
    const same = again !== undefined && insertedText(again) === insertedText(change);
    change = again;
    if (same) break;
  }
  if (change === undefined) return undefined;
  await apply(document, change.edits);
  await revealJob(services, uri, change.jobName);
  return { uri, jobName: change.jobName };
}

async function editsFor({ language }: Services, document: vscode.TextDocument, job: NewScrapeJob): Promise<Edits | undefined> {
  const { uri } = document;
  const params = { uri: uri.toString(), text: document.getText(), job };
  const result = await language.request(messages.scrapeJobEdit, params, AbortSignal.timeout(20_000));
  switch (result.kind) {
    case 'edits':
      return result;
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

const insertedText = ({ edits }: Edits): string => JSON.stringify(edits.map(({ newText }) => newText));

async function apply(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    edit.replace(document.uri, new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(vscode.l10n.t('VS Code did not let the file be changed. Is it read-only?'));
  if (!(await document.save()))
    throw new UserError(vscode.l10n.t('The change is in the editor but could not be saved. Save the file before you reload Prometheus.'));
}

async function revealJob({ language }: Services, uri: vscode.Uri, jobName: string): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: false });
  const jobs = await language.request(messages.scrapeJobs, { uri: uri.toString() }, AbortSignal.timeout(20_000));
  const job = jobs.find(({ name }) => name === jobName);
  if (job !== undefined) await revealRange(uri, job.nameRange);
}
