import * as vscode from 'vscode';
import { setContext } from '../editor/contributed.ts';
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
  readonly explanation: string;
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

  /** Again as often as the person comes back to the diff: VS Code takes a toast away after some seconds, and an equal one replaces it. */
  const offer = (preview: OpenPreview): void => {
    const apply = vscode.l10n.t('Apply');
    const discard = vscode.l10n.t('Discard');
    void vscode.window.showInformationMessage(withoutLinks(preview.explanation), apply, discard).then(button => {
      // Closed, it decides nothing: the diff is still there, with the same two choices in its title bar.
      if (button === undefined) return;
      if (open === preview) decide(button === apply ? 'apply' : 'discard');
      else vscode.window.setStatusBarMessage(vscode.l10n.t('This change was decided on already.'), 5000);
    });
  };

  /**
   * Decided in the title bar or by closing the diff: the toast that asked would only ask on. It goes before anything follows from the
   * decision, or what is said of that would go with it.
   */
  const decideElsewhere = (decision: Decision): void => {
    const decided = open;
    if (decided === undefined) return;
    const go = (): void => {
      if (open === decided) decide(decision);
    };
    vscode.commands.executeCommand('notifications.hideToasts').then(go, go);
  };

  const provider: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: uri => (uri.toString() === open?.uri.toString() ? open.text : ''),
  };

  const subscriptions = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, provider),
    vscode.window.tabGroups.onDidChangeTabs(({ closed, changed }) => {
      if (closed.some(tab => isDiffOf(tab, open?.uri))) decideElsewhere('discard');
      else if (open !== undefined && changed.some(tab => tab.isActive && isDiffOf(tab, open?.uri))) offer(open);
    }),
  );

  return {
    decide: decideElsewhere,
    ask: async ({ uri, text, title, explanation }) => {
      decide('discard');
      count += 1;
      // A number of its own makes VS Code ask for the text anew; the path keeps the language and the icon.
      const preview = uri.with({ scheme: previewScheme, query: String(count) });
      const decision = new Promise<Decision>(resolve => {
        open = { uri: preview, text, explanation, resolve };
      });
      setContext('previewOpen', true);
      try {
        await vscode.commands.executeCommand('vscode.diff', uri, preview, title, { preview: false });
      } catch (error) {
        decide('discard');
        throw error;
      }
      if (open !== undefined) offer(open);
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

async function closeDiff(preview: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => isDiffOf(tab, preview));
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}

function isDiffOf(tab: vscode.Tab, preview: vscode.Uri | undefined): boolean {
  return preview !== undefined && tab.input instanceof vscode.TabInputTextDiff && tab.input.modified.toString() === preview.toString();
}
