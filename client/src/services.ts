import type * as vscode from 'vscode';
import type { Clusters } from './connections/clusters.ts';
import type { Language } from './language/client.ts';
import type { TargetSurvey } from './connections/targetSurvey.ts';
import type { ChosenNamespaces } from './connections/chosenNamespaces.ts';
import type { RememberedForwards } from './connections/rememberedForwards.ts';
import type { Servers } from './connections/servers.ts';
import type { Writes } from './connections/writes.ts';
import type { ClusterTree } from './views/clusterTree/provider.ts';
import type { HeldTexts } from './views/heldTexts.ts';
import type { Previews } from './views/preview.ts';
import type { InlineResults } from './views/results/decorations.ts';
import type { ResultsPanel } from './views/results/panel.ts';
import type { MetricsTexts } from './views/peek/texts.ts';
import type { WhyDocuments } from './views/why/document.ts';
import type { TargetTree } from './views/targetTree/provider.ts';
import type { TargetWatch } from './views/targets/watch.ts';

/** What a command or a view may ask for; put together once, in extension.ts. */
export interface Services {
  readonly log: vscode.LogOutputChannel;
  /** What this workspace remembers between sessions: the active server, the queries typed. Never a secret. */
  readonly memory: vscode.Memento;
  readonly language: Language;
  readonly servers: Servers;
  readonly clusters: Clusters;
  readonly remembered: RememberedForwards;
  readonly writes: Writes;
  readonly namespaces: ChosenNamespaces;
  readonly survey: TargetSurvey;
  readonly tree: ClusterTree;
  readonly inline: InlineResults;
  readonly panel: ResultsPanel;
  readonly previews: Previews;
  readonly held: HeldTexts;
  readonly targets: TargetWatch;
  readonly why: WhyDocuments;
  readonly targetTree: TargetTree;
  readonly texts: MetricsTexts;
}
