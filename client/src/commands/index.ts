import * as vscode from 'vscode';
import { registerCommand } from '../editor/contributed.ts';
import { type CommandArguments, type CommandName, commandNames } from '../editor/contributions.ts';
import type { Services } from '../services.ts';
import { addServer } from './addServer.ts';
import { applyToCluster } from './applying/applyToCluster.ts';
import { editInCluster } from './applying/editInCluster.ts';
import { rollBack } from './applying/rollBack.ts';
import { chooseNamespaces } from './chooseNamespaces.ts';
import { copyAddress } from './copyAddress.ts';
import { copyForwardUrl, forgetForward, openForward, restoreForwards, stopForward } from './forwards.ts';
import { explainService } from './explainService.ts';
import { mendService } from './mendService.ts';
import { peekMetrics } from './peekMetrics.ts';
import { forwardPort } from './forwardPort.ts';
import { monitorService } from './monitorService.ts';
import { reloadPrometheus } from './reloadPrometheus.ts';
import { guarded } from './report.ts';
import { runQuery } from './runQuery.ts';
import { selectServer } from './selectServer.ts';
import { setCredentials } from './setCredentials.ts';
import { showResults } from './showResults.ts';
import { showTargets } from './showTargets.ts';
import { openTargetJob } from './targets/openTargetJob.ts';
import { clearTargetFilter, filterTargets, showAllTargets, showUnhealthyTargets } from './targets/filterTargets.ts';
import { copyTargetLabels, copyTargetUrl, openTargetPage, queryTarget } from './targets/oneTarget.ts';
import { showServiceTargets } from './targets/showServiceTargets.ts';
import { showTargetInClusters } from './targets/showTargetInClusters.ts';

type Command<N extends CommandName> = (services: Services, ...args: CommandArguments[N]) => Promise<void>;

/** Every command. A command throws what goes wrong; telling the person is the business of `guarded`. */
const commands: { readonly [N in CommandName]: Command<N> } = {
  monitorService,
  explainService,
  mendService,
  peekMetrics,
  forwardPort,
  copyAddress,
  copyForwardUrl,
  openForward,
  stopForward,
  restoreForwards,
  forgetForward,
  chooseNamespaces,
  refreshClusters: ({ clusters }) => clusters.refresh(),
  retry: async ({ tree, clusters }, node) => (node === undefined ? clusters.refresh() : tree.retry(node)),
  runQuery,
  showResults,
  clearResults: async ({ inline }) => inline.clear(),
  addServer: async services => void (await addServer(services)),
  selectServer,
  setCredentials,
  reloadPrometheus,
  showTargets,
  refreshTargets: async ({ targetTree }) => targetTree.refresh(),
  filterTargets,
  clearTargetFilter,
  showUnhealthyTargets,
  showAllTargets,
  showMoreTargets: async ({ targetTree }, node) => node && targetTree.showMore(node),
  openTargetJob,
  openTargetPage,
  queryTarget,
  copyTargetUrl,
  copyTargetLabels,
  showTargetInClusters,
  applyToCluster,
  editInCluster,
  rollBack,
  showServiceTargets,
  applyPreview: async ({ previews }) => previews.decide('apply'),
  discardPreview: async ({ previews }) => previews.decide('discard'),
  showLog: async ({ log }) => log.show(true),
  restartLanguageServer: ({ language }) => language.restart(),
};

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(...commandNames.map(name => register(name, services)));
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties a command to the arguments it takes; the body needs it
function register<N extends CommandName>(name: N, services: Services): vscode.Disposable {
  const run: Command<N> = commands[name];
  return registerCommand(name, (...args) => guarded(services, () => run(services, ...args)));
}
