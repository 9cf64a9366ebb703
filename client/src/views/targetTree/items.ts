import type { ActiveTarget } from '../../prometheus/api.ts';
import { formatAge, formatMilliseconds } from '../../prometheus/format.ts';
import { formatLabels } from '../../prometheus/labels.ts';
import { scrapeProblem } from '../../prometheus/scrapeError.ts';
import { droppingStep, droppingText } from '../../prometheus/scrapePools/relabelText.ts';
import type { PoolState, TargetsWorld } from '../../prometheus/scrapePools/state.ts';
import type { Endpoint } from '../../prometheus/scrapePools/summary.ts';
import { assertNever } from '../../util/assertNever.ts';
import type { Item } from '../treeItems.ts';
import { samplesOf, warningsOf } from './details.ts';
import { kubernetesPlace } from './kubernetesPlace.ts';
import { errorColor, type Line, warningColor } from './lines.ts';
import { type DroppedNode, idOf, pageSize, type TargetsNode, type TargetsView } from './nodes.ts';

/** How one node looks; provider.ts makes VS Code's TreeItem of it. */
export function itemOf(node: TargetsNode, view: TargetsView): Item {
  return { id: idOf(node), ...looksOf(node, view) };
}

function looksOf(node: TargetsNode, view: TargetsView): Omit<Item, 'id'> {
  switch (node.kind) {
    case 'pool':
      return poolLooks(node.pool, view);
    case 'target':
      return targetLooks(node.target, view);
    case 'droppedGroup':
      return {
        label: 'Dropped by relabelling',
        description: String(view.world.pool(node.pool).droppedCount ?? ''),
        icon: 'circle-slash',
        collapsible: 'collapsed',
        contextValue: 'droppedGroup',
      };
    case 'dropped':
      return droppedLooks(node, view);
    case 'more': {
      const next = Math.min(pageSize, node.total - node.shown);
      return {
        label: `Show ${next} more`,
        description: `${node.shown} of ${node.total} are shown`,
        icon: 'ellipsis',
        collapsible: 'none',
        contextValue: 'more',
      };
    }
    case 'line':
      return lineLooks(node.line);
    default:
      return assertNever(node);
  }
}

function poolLooks(pool: string, view: TargetsView): Omit<Item, 'id'> {
  const state = view.world.pool(pool);
  const warned = warnedTargets(state, view.world);
  const { summary, droppedCount = 0 } = state;
  const parts = [
    summary === undefined ? '' : summary.total === 0 ? 'no targets' : `${summary.up}/${summary.total} up`,
    droppedCount === 0 ? '' : `${droppedCount} dropped`,
    warned === 0 ? '' : `${warned} with a warning`,
  ];
  const description = parts.filter(part => part !== '').join(', ');
  return {
    label: pool,
    description,
    tooltip: [`Scrape pool ${pool}`, description].filter(part => part !== '').join(': '),
    ...poolIcon(state, warned),
    collapsible: 'collapsed',
    contextValue: 'pool',
  };
}

/** Of a pool that nobody looked into its samples are not known, but whether there are any is. */
function warnedTargets({ targets, summary }: PoolState, world: TargetsWorld): number {
  if (targets !== undefined) return targets.filter(target => warningsOf(target, world).length > 0).length;
  const isOdd = ({ key, labels, slow }: Endpoint): boolean => slow || world.isEmpty(labels) || world.scrapers(key).length > 1;
  return summary?.endpoints.filter(isOdd).length ?? 0;
}

function poolIcon({ summary, error }: PoolState, warned: number): Pick<Item, 'icon' | 'color'> {
  if (error !== undefined) return { icon: 'warning', color: warningColor };
  if (summary === undefined || summary.total === 0) return { icon: 'circle-outline' };
  if (summary.down > 0) return { icon: 'error', color: errorColor };
  if (warned > 0) return { icon: 'warning', color: warningColor };
  return summary.up === summary.total ? { icon: 'pass', color: 'testing.iconPassed' } : { icon: 'circle-outline' };
}

function targetLooks(target: ActiveTarget, view: TargetsView): Omit<Item, 'id'> {
  const problem = scrapeProblem(target);
  const warnings = warningsOf(target, view.world);
  const sentences = [
    ...(problem === null ? [] : [`${problem.message} ${problem.fix}`]),
    ...warnings.map(({ message, fix }) => `${message} ${fix}`),
  ];
  return {
    label: target.scrapeUrl,
    description: problem?.message ?? lastScrape(target, view),
    tooltip: [`${target.scrapeUrl} is ${healthText[target.health]}.`, ...sentences, formatLabels(target.labels)].join('\n\n'),
    ...targetIcon(target, warnings.length > 0),
    collapsible: 'collapsed',
    contextValue: kubernetesPlace(target) === undefined ? 'target' : 'target.kubernetes',
  };
}

const healthText = { up: 'up', down: 'down', unknown: 'not scraped yet' } as const;

function targetIcon({ health }: ActiveTarget, warned: boolean): Pick<Item, 'icon' | 'color'> {
  switch (health) {
    case 'down':
      return { icon: 'error', color: errorColor };
    case 'unknown':
      return { icon: 'circle-outline' };
    case 'up':
      return warned ? { icon: 'warning', color: warningColor } : { icon: 'pass', color: 'testing.iconPassed' };
    default:
      return assertNever(health);
  }
}

/** `4 s ago, 12 ms, 431 samples` */
function lastScrape(target: ActiveTarget, { world, now }: TargetsView): string {
  if (target.lastScrape === undefined) return 'not scraped yet';
  const samples = samplesOf(target, world);
  return [
    formatAge(now - target.lastScrape),
    formatMilliseconds(target.lastScrapeDurationSeconds * 1000),
    ...(samples === undefined ? [] : [`${samples.scraped} samples`]),
  ].join(', ');
}

function droppedLooks({ pool, discovered }: DroppedNode, { world }: TargetsView): Omit<Item, 'id'> {
  const state = world.steps(pool, discovered);
  const dropping = state.kind === 'known' ? droppingStep(discovered, state.steps) : undefined;
  const description = dropping === undefined ? '' : droppingText(dropping);
  return {
    label: discovered['__address__'] ?? formatLabels(discovered),
    description,
    tooltip: [description, formatLabels(discovered)].filter(part => part !== '').join('\n\n'),
    icon: 'circle-slash',
    collapsible: 'collapsed',
    contextValue: 'dropped',
  };
}

function lineLooks({ label, description, tooltip, icon, color, lines = [], retry, expanded }: Line): Omit<Item, 'id'> {
  return {
    label,
    ...(description === undefined ? {} : { description }),
    tooltip: tooltip ?? [label, description].filter(part => part !== undefined).join(': '),
    icon,
    ...(color === undefined ? {} : { color }),
    collapsible: lines.length === 0 ? 'none' : expanded === true ? 'expanded' : 'collapsed',
    contextValue: retry === true ? 'message.retry' : 'line',
  };
}
