import * as vscode from 'vscode';
import { commandLink, setContext } from '../editor/contributed.ts';
import { previewScheme } from '../editor/contributions.ts';
import { withoutLinks } from '../editor/notifications.ts';

interface ProposedChange {
  readonly uri: vscode.Uri;
  /** The whole document as it would be. */
  readonly text: string;
  /** Title of the diff, e.g. `prometheus.yml: add job traefik`. */
  readonly title: string;
  /** What the change does, in sentences. */
  readonly explanation: string;
}

type Decision = 'apply' | 'discard';

/** Shows a change as a diff and waits for the person to decide. One at a time: a new preview discards the one before. */
export interface Previews extends vscode.Disposable {
  ask(change: ProposedChange): Promise<Decision>;
  /** Does nothing where no preview is open. */
  decide(decision: Decision): void;
}

interface OpenPreview {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly resolve: (decision: Decision) => void;
}

export function createPreviews(): Previews {
  let open: OpenPreview | undefined;
  let count = 0;

  const decide = (decision: Decision): void => {
    const decided = open;
    open = undefined;
    setContext('previewOpen', false);
    decided?.resolve(decision);
  };

  const provider: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: uri => (uri.toString() === open?.uri.toString() ? open.text : ''),
  };

  const subscriptions = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, provider),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some(tab => isDiffOf(tab, open?.uri))) decide('discard');
    }),
  );

  return {
    decide,
    ask: async ({ uri, text, title, explanation }) => {
      decide('discard');
      count += 1;
      // A number of its own makes VS Code ask for the text anew; the path keeps the language and the icon.
      const preview = uri.with({ scheme: previewScheme, query: String(count) });
      const decision = new Promise<Decision>(resolve => {
        open = { uri: preview, text, resolve };
      });
      setContext('previewOpen', true);
      try {
        await vscode.commands.executeCommand('vscode.diff', uri, preview, title, { preview: false });
      } catch (error) {
        decide('discard');
        throw error;
      }
      await offer(explanation, decision, () => decide('discard'));
      const decided = await decision;
      await closeDiff(preview);
      return decided;
    },
    dispose: () => {
      decide('discard');
      subscriptions.dispose();
    },
  };
}

/** As progress, because only that notification goes away by itself once the person has decided in the diff's title bar. */
async function offer(explanation: string, decision: Promise<Decision>, discard: () => void): Promise<void> {
  const apply = commandLink('applyPreview', vscode.l10n.t('Apply'));
  const drop = commandLink('discardPreview', vscode.l10n.t('Discard'));
  const title = vscode.l10n.t('{0} or {1} this change: {2}', apply, drop, withoutLinks(explanation));
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
    const listener = token.onCancellationRequested(discard);
    return decision.finally(() => listener.dispose());
  });
}

async function closeDiff(preview: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => isDiffOf(tab, preview));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}

function isDiffOf(tab: vscode.Tab, preview: vscode.Uri | undefined): boolean {
  return preview !== undefined && tab.input instanceof vscode.TabInputTextDiff && tab.input.modified.toString() === preview.toString();
}
