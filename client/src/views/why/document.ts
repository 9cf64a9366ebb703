import * as vscode from 'vscode';
import { asCommand } from '../../editor/contributed.ts';
import { whyScheme } from '../../editor/contributions.ts';
import type { Chain } from '../../monitoring/chain/chain.ts';
import type { ServiceNode } from '../clusterTree/nodes.ts';
import { type Subject, type WhyText, whyText } from './text.ts';

/** Documents that say why Services are monitored or not; each keeps its tab, and is told anew when it is asked again. */
export interface WhyDocuments extends vscode.Disposable {
  show(node: ServiceNode, subject: Subject, chain: Chain): Promise<void>;
}

interface Told extends WhyText {
  readonly node: ServiceNode;
}

export function createWhyDocuments(): WhyDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const lensesChanged = new vscode.EventEmitter<void>();
  const told = new Map<string, Told>();

  const lenses: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: lensesChanged.event,
    provideCodeLenses: ({ uri }) => {
      const own = told.get(uri.toString());
      if (own === undefined) return [];
      const top = new vscode.Range(0, 0, 0, 0);
      return [
        new vscode.CodeLens(top, asCommand('explainService', `$(refresh) ${vscode.l10n.t('Look Again')}`, own.node)),
        ...own.fixes.map(({ line, fix }) => {
          const mending = asCommand('mendService', fix.title, { node: own.node, fix });
          return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), mending);
        }),
      ];
    },
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    lensesChanged,
    vscode.workspace.registerTextDocumentContentProvider(whyScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: uri => told.get(uri.toString())?.text ?? vscode.l10n.t('Ask again from the tree of clusters.'),
    }),
    vscode.languages.registerCodeLensProvider({ scheme: whyScheme }, lenses),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => told.delete(uri.toString())),
  );

  return {
    show: async (node, subject, chain) => {
      const { context, namespace, service } = subject;
      // The names are parts of the query, where no slash of a context's name makes another folder.
      const uri = vscode.Uri.from({ scheme: whyScheme, path: `/${service}.md`, query: JSON.stringify([context, namespace, service]) });
      told.set(uri.toString(), { node, ...whyText(subject, chain) });
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: true });
      lensesChanged.fire();
    },
    dispose: () => {
      told.clear();
      subscriptions.dispose();
    },
  };
}
