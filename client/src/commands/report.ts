import * as vscode from 'vscode';
import { executeCommand } from '../editor/contributed.ts';
import { withoutLinks } from '../editor/notifications.ts';
import { explain } from './failures.ts';
import type { Services } from '../services.ts';
import { assertNever } from '../util/assertNever.ts';
import { isCancellation } from '../util/abort.ts';

type Answer = 'retry' | 'done';

/** Runs until it works or the person leaves it be; never rejects for something the person was told. */
export async function guarded(services: Pick<Services, 'log'>, run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await run();
      return;
    } catch (error) {
      if ((await report(services, error)) !== 'retry') return;
    }
  }
}

/** Tells the person what went wrong, in a sentence with what can be done about it. The one place where failures are shown. */
async function report({ log }: Pick<Services, 'log'>, error: unknown): Promise<Answer> {
  if (isCancellation(error)) return 'done';
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { sentence, help } = explain(error);
  const retry = vscode.l10n.t('Retry');
  const showLog = vscode.l10n.t('Show Log');
  const helps = helpOf(help);
  const buttons = [...(helps === undefined ? [] : [helps.title]), retry, showLog];
  const button = await vscode.window.showErrorMessage(withoutLinks(sentence), ...buttons);
  if (button === retry) return 'retry';
  if (button === showLog) log.show(true);
  else if (button !== undefined && helps !== undefined) await helps.run();
  return 'done';
}

interface Help {
  readonly title: string;
  run(): Promise<void>;
}

function helpOf(help: ReturnType<typeof explain>['help']): Help | undefined {
  switch (help) {
    case 'addServer':
      return { title: vscode.l10n.t('Add Server'), run: () => executeCommand('addServer') };
    case 'setCredentials':
      return { title: vscode.l10n.t('Set Credentials'), run: () => executeCommand('setCredentials') };
    case 'trust':
      return {
        title: vscode.l10n.t('Manage Workspace Trust'),
        run: async () => void (await vscode.commands.executeCommand('workbench.trust.manage')),
      };
    case 'none':
      return undefined;
    default:
      return assertNever(help);
  }
}
