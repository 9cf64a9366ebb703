import { durationMs, formatDuration } from '../formats/durationText.ts';
import type { Labels } from '../relabel/relabel.ts';
import type { RelabelStep } from '../relabel/step.ts';
import { eachOf, type ItemFinding } from '../schema/listRules.ts';
import { ruleAbout } from '../schema/rules.ts';
import type { RecordView } from '../schema/rule.ts';
import { isTrue } from './conditions.ts';
import { labelsOfGroup, labelsOfJob, relabellingOf, stepsOf } from './relabelOnStatic.ts';
import { globalTimings, jobTimings } from './scrapeTiming.ts';

/**
 * Targets that are written out are built when the configuration is checked, as they are when Prometheus runs: they get their labels, go
 * through the relabel steps, and what comes out must be fit to be scraped (scrape/target.go, PopulateLabels; cmd/promtool, checkConfig).
 */

const address = '__address__';
const interval = '__scrape_interval__';
const timeout = '__scrape_timeout__';

/** By its label, the key that sets it for the whole job. */
const switches: Readonly<Record<string, string>> = {
  __convert_classic_histograms_to_nhcb__: 'convert_classic_histograms_to_nhcb',
  __always_scrape_classic_histograms__: 'always_scrape_classic_histograms',
  __scrape_native_histograms__: 'scrape_native_histograms',
};

interface Failure {
  /** The label at fault. */
  readonly label: string;
  readonly message: string;
  readonly severity?: 'warning';
}

interface Built {
  readonly owner: RecordView;
  /** Labels that each target has besides its own and those of its group. */
  readonly given: Labels;
  readonly failure: (labels: Labels, hasSteps: boolean) => Failure | undefined;
}

/** Of a scrape job, as far as it can be told without the section `global`. */
export const jobTargetsAreFit = ruleAbout(['static_configs'], 'invalid-value', owner =>
  failures({
    owner,
    given: labelsOf(owner, { interval: ownTiming(owner, 'scrape_interval', 60_000), timeout: ownTiming(owner, 'scrape_timeout', 10_000) }),
    failure: unfitToScrape,
  }),
);

/** An Alertmanager may lack an address, and is not reached then. */
export const alertmanagersAreFit = ruleAbout(['static_configs'], 'invalid-value', owner =>
  failures({
    owner,
    given: { __scheme__: owner.text('scheme') ?? 'http', __alerts_path__: `${owner.text('path_prefix') ?? ''}/api/v2/alerts` },
    failure: unfitAlertmanager,
  }),
);

/** A timing that a label gives, against the one that the job has or inherits. */
export const targetTimings = eachOf('scrape_configs', {
  code: 'value-order',
  given: globalTimings,
  *of(job, inherited) {
    if (!mentionsTiming(job)) return;
    const { interval: every, timeout: within } = jobTimings(job, inherited);
    yield* failures({ owner: job, given: labelsOf(job, { interval: every.ms, timeout: within.ms }), failure: tooSlow });
  },
});

const mentionsTiming = (job: RecordView): boolean =>
  job.has('static_configs') &&
  (job.records('static_configs').some(group => group?.record('labels')?.keys().some(isTiming)) ||
    job.records('relabel_configs').some(step => isTiming(step?.text('target_label') ?? '')));

const isTiming = (label: string): boolean => label === interval || label === timeout;

const ownTiming = (job: RecordView, key: string, otherwise: number): number => durationMs(job.text(key) ?? '') || otherwise;

const labelsOf = (job: RecordView, timing: { readonly interval: number; readonly timeout: number }): Labels => ({
  ...labelsOfJob(job),
  [interval]: formatDuration(timing.interval),
  [timeout]: formatDuration(timing.timeout),
  ...Object.fromEntries(Object.entries(switches).map(([label, key]) => [label, String(isTrue(key)(job))])),
});

function* failures({ owner, given, failure }: Built): Iterable<ItemFinding> {
  const steps = stepsOf(owner);
  const relabelling = relabellingOf(owner);
  if (steps === undefined || relabelling?.kind !== 'ready') return;
  const hasSteps = steps.length > 0;
  const mayUnfit = steps.some(step => writesCounted(step));
  for (const [group, item] of owner.records('static_configs').entries()) {
    const ofGroup = labelsOfGroup(item);
    // The address alone tells the targets of a group apart.
    const groupIsFit = !mayUnfit && !failure({ ...given, ...ofGroup, [address]: 'host:1' }, hasSteps);
    const told = new Set<string>();
    for (const [index, target] of (item?.texts('targets') ?? []).entries()) {
      if (groupIsFit && target !== undefined && /^[^/]+$/.test(target)) continue;
      const before = { ...given, ...ofGroup, __address__: target ?? '' };
      // Fit before the steps, it is fit after steps that write none of the labels that count.
      if (!mayUnfit && !failure(before, hasSteps)) continue;
      const { labels } = relabelling.run(before);
      const failed = labels && failure(labels, hasSteps);
      if (!failed) continue;
      const { label, ...said } = failed;
      const ofLabel = label in ofGroup && labels[label] === ofGroup[label];
      if (ofLabel && told.has(label)) continue;
      told.add(label);
      const path = ['static_configs', group, ...(ofLabel ? ['labels', label] : ['targets', index])];
      yield { at: { on: 'path', path, part: 'value' }, ...said };
    }
  }
}

/** Steps on names may write or take away any label, and a name with a group in it may be any. */
function writesCounted({ action, targetLabel }: RelabelStep): boolean {
  if (['labelmap', 'labeldrop', 'labelkeep'].includes(action)) return true;
  return [address, interval, timeout, ...Object.keys(switches)].includes(targetLabel) || targetLabel.includes('$');
}

function unfitToScrape(labels: Labels, hasSteps: boolean): Failure | undefined {
  const host = hasSteps ? noHost(labels) : undefined;
  const none = labels[address] ? undefined : hasSteps ? lostAddress : emptyTarget;
  return none ?? host ?? noTiming(labels, interval) ?? noTiming(labels, timeout) ?? noSwitch(labels);
}

const emptyTarget: Failure = { label: address, message: 'The target is empty. Write a host and a port, such as `localhost:9100`.' };

const lostAddress: Failure = {
  label: address,
  message: 'The relabel steps leave this target without an address, which is refused. Write one to `__address__`, or drop the target.',
};

function unfitAlertmanager(labels: Labels, hasSteps: boolean): Failure | undefined {
  if (hasSteps) return noHost(labels);
  return labels[address] ? undefined : { ...emptyTarget, severity: 'warning' };
}

/** Without steps another rule says what to write instead. */
function noHost(labels: Labels): Failure | undefined {
  const host = labels[address] ?? '';
  if (!host.includes('/')) return undefined;
  const message = `After the relabel steps the address of this target is \`${host}\`, which is no host and port. Write one to \`__address__\`.`;
  return { label: address, message };
}

function noTiming(labels: Labels, label: string): Failure | undefined {
  const text = labels[label] ?? '';
  if (durationMs(text)) return undefined;
  return { label, message: `\`${label}\` is \`${text}\` for this target, which is no duration above 0. Write one such as \`30s\`.` };
}

function noSwitch(labels: Labels): Failure | undefined {
  const label = Object.keys(switches).find(name => !/^(?:|[01tTfF]|true|True|TRUE|false|False|FALSE)$/.test(labels[name] ?? ''));
  return label === undefined
    ? undefined
    : { label, message: `\`${label}\` is \`${labels[label]}\` for this target, which is no boolean. Write \`true\` or \`false\`.` };
}

function tooSlow(labels: Labels): Failure | undefined {
  const [every, within] = [durationMs(labels[interval] ?? ''), durationMs(labels[timeout] ?? '')];
  if (!every || !within || within <= every || unfitToScrape(labels, true)) return undefined;
  const message = `This target has a timeout of ${labels[timeout]} and an interval of ${labels[interval]}. Lower the first or raise the second.`;
  return { label: timeout, message };
}
