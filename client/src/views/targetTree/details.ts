/** What stands below a target. */
import type { ActiveTarget, Labels, RelabelStep } from '../../prometheus/api.ts';
import { formatAge, formatDuration, formatMilliseconds } from '../../prometheus/format.ts';
import { scrapeProblem } from '../../prometheus/scrapeError.ts';
import { droppingStep, droppingText, ruleText } from '../../prometheus/scrapePools/relabelText.ts';
import { targetKey, type TargetSamples } from '../../prometheus/scrapePools/samples.ts';
import type { StepsState, TargetsWorld } from '../../prometheus/scrapePools/state.ts';
import { endpointKey } from '../../prometheus/scrapePools/summary.ts';
import { type TargetWarning, targetWarnings } from '../../prometheus/scrapePools/warnings.ts';
import { assertNever } from '../../util/assertNever.ts';
import { errorColor, failureLine, fixLine, type Line, stepsUnsupported, warningLines } from './lines.ts';

interface Known {
  readonly world: TargetsWorld;
  /** Seconds since the epoch. */
  readonly now: number;
}

export function targetDetails(target: ActiveTarget, { world, now }: Known): readonly Line[] {
  const problem = scrapeProblem(target);
  const samples = samplesOf(target, world);
  return [
    ...(problem === null ? [] : [errorLine(problem.message, problem.fix, target.lastError)]),
    ...warningLines(warningsOf(target, world)),
    { key: 'scrape', label: 'Last scrape', description: scrapeText(target, now), icon: 'clock' },
    ...(samples === undefined ? [] : [samplesLine(samples, world.limits(target.scrapePool)?.sampleLimit ?? 0)]),
    labelsLine('labels', 'Labels', target.labels),
    labelsLine('discovered', 'Labels before relabelling', target.discoveredLabels),
  ];
}

export function warningsOf(target: ActiveTarget, world: TargetsWorld): readonly TargetWarning[] {
  const samples = samplesOf(target, world);
  const limits = world.limits(target.scrapePool);
  const pools = world.scrapers(endpointKey(target));
  return targetWarnings(target, { pools, ...(samples === undefined ? {} : { samples }), ...(limits === undefined ? {} : { limits }) });
}

export function samplesOf({ scrapePool, labels }: ActiveTarget, world: TargetsWorld): TargetSamples | undefined {
  return world.pool(scrapePool).samples?.get(targetKey(labels));
}

/** The steps of relabelling that a dropped target went through, to the one that dropped it. */
export function droppedDetails(discovered: Labels, state: StepsState): readonly Line[] {
  return [...stepLines(discovered, state), labelsLine('discovered', 'Labels before relabelling', discovered)];
}

function stepLines(discovered: Labels, state: StepsState): readonly Line[] {
  switch (state.kind) {
    case 'unknown':
      return [{ key: 'loading', label: 'Asking which step drops it', icon: 'loading~spin' }];
    case 'unsupported':
      return [stepsUnsupported];
    case 'failed':
      return [failureLine(state.error)];
    case 'known': {
      const dropping = droppingStep(discovered, state.steps);
      if (dropping === undefined) return [{ key: 'kept', label: 'The configuration of now keeps it', icon: 'info' }];
      const passed = state.steps.slice(0, dropping.index).map(passedLine);
      return [
        ...passed,
        { key: 'dropping', label: droppingText(dropping), tooltip: droppingText(dropping), icon: 'circle-slash', color: errorColor },
      ];
    }
    default:
      return assertNever(state);
  }
}

const passedLine = ({ rule }: RelabelStep, index: number): Line => ({
  key: `step ${index}`,
  label: `Step ${index + 1}`,
  description: ruleText(rule),
  icon: 'check',
});

function errorLine(message: string, fix: string, raw: string): Line {
  return {
    key: 'error',
    label: message,
    tooltip: `${message} ${fix}\n\n${raw}`,
    icon: 'error',
    color: errorColor,
    expanded: true,
    lines: [fixLine(fix), { key: 'raw', label: raw, tooltip: raw, icon: 'output' }],
  };
}

/** `4 s ago, took 12 ms; every 15s, timeout 10s` */
function scrapeText(target: ActiveTarget, now: number): string {
  const { lastScrape, lastScrapeDurationSeconds, scrapeIntervalSeconds: every, scrapeTimeoutSeconds: timeout } = target;
  const last =
    lastScrape === undefined
      ? 'not scraped yet'
      : `${formatAge(now - lastScrape)}, took ${formatMilliseconds(lastScrapeDurationSeconds * 1000)}`;
  const pace = [
    every === undefined ? '' : `every ${formatDuration(every)}`,
    timeout === undefined ? '' : `timeout ${formatDuration(timeout)}`,
  ].filter(part => part !== '');
  return [last, pace.join(', ')].filter(part => part !== '').join('; ');
}

function samplesLine({ scraped, kept }: TargetSamples, limit: number): Line {
  const parts = [
    String(scraped),
    ...(kept === scraped ? [] : [`${kept} after metric_relabel_configs`]),
    ...(limit === 0 ? [] : [`sample_limit ${limit}`]),
  ];
  return { key: 'samples', label: 'Samples', description: parts.join(', '), icon: 'graph' };
}

function labelsLine(key: string, label: string, labels: Labels): Line {
  const names = Object.keys(labels).toSorted();
  return {
    key,
    label,
    description: String(names.length),
    icon: 'tag',
    lines: names.map(name => ({
      key: name,
      label: name,
      description: labels[name] ?? '',
      tooltip: `${name}: ${labels[name] ?? ''}`,
      icon: 'symbol-string',
    })),
  };
}
