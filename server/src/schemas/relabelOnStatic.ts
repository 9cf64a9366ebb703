import { type Labels, prepareRelabelling, type Relabelling, type StepTrace } from '../relabel/relabel.ts';
import { isRelabelAction, relabelStep, type RelabelStep } from '../relabel/step.ts';
import type { RecordView } from '../schema/rule.ts';
import { discovered } from './discovery/meta/index.ts';
import { actionOf } from './relabelEffects.ts';

/** Targets of a job that its steps are tried on: more of them seldom tell more. */
const most = 100;

/** What each step of a job does to each of its targets in turn, where all of them stand in the job; nothing where others may come. */
export function* runOnStatic(job: RecordView): Iterable<readonly StepTrace[]> {
  if (!isStatic(job)) return;
  const relabelling = relabellingOf(job);
  if (relabelling?.kind !== 'ready') return;
  for (const target of staticTargets(job)) yield relabelling.run(target).trace;
}

/** How many targets a job scrapes, where all of them stand in it and are few enough to try its steps on; one address with the same labels counts once. */
export function scrapedTargets(job: RecordView): number | undefined {
  const targets = isStatic(job) ? [...staticTargets(job)] : [];
  const relabelling = targets.length < most ? relabellingOf(job) : undefined;
  if (targets.length === 0 || relabelling?.kind !== 'ready') return undefined;
  const left = targets.map(target => relabelling.run(target).labels).filter(labels => labels?.['__address__']);
  return new Set(left.map(labels => JSON.stringify(Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))))).size;
}

/** Steps as the relabeller takes them; undefined where one is broken, which is told of elsewhere. */
export const stepsOf = (job: RecordView): readonly RelabelStep[] | undefined => job.derived(readSteps);

/** The steps made ready to run, for all rules that try them on targets. */
export const relabellingOf = (job: RecordView): Relabelling | undefined => job.derived(prepared);

function prepared(job: RecordView): Relabelling | undefined {
  const steps = stepsOf(job);
  return steps && prepareRelabelling(steps);
}

function readSteps(job: RecordView): readonly RelabelStep[] | undefined {
  const steps = job.records('relabel_configs').map(step => step && readStep(step));
  const whole = steps.flatMap(step => step ?? []);
  return whole.length === steps.length ? whole : undefined;
}

function readStep(step: RecordView): RelabelStep | undefined {
  const action = actionOf(step);
  const modulus = step.text('modulus') ?? '0';
  const sourceLabels = step.texts('source_labels').flatMap(name => name ?? []);
  if (!isRelabelAction(action) || !/^[0-9]{1,18}$/.test(modulus) || (action === 'hashmod' && Number(modulus) === 0)) return undefined;
  const texts = { separator: step.text('separator'), regex: step.text('regex'), replacement: step.text('replacement') };
  const written = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
  return relabelStep({ ...written, action, sourceLabels, modulus: BigInt(modulus), targetLabel: step.text('target_label') ?? '' });
}

/** All targets stand in the job. */
const isStatic = (job: RecordView): boolean => !job.keys().some(key => key.endsWith('_sd_configs')) && !discovered(job).open;

function* staticTargets(job: RecordView): Iterable<Labels> {
  const common = labelsOfJob(job);
  let left = most;
  for (const group of job.records('static_configs')) {
    const ofGroup = labelsOfGroup(group);
    for (const target of group?.texts('targets') ?? []) {
      if (left === 0) return;
      left -= 1;
      yield { ...common, ...ofGroup, __address__: target ?? '' };
    }
  }
}

/** The labels that a job gives each target before the first step (scrape/target.go, PopulateDiscoveredLabels), but for those that say how often it is scraped. */
export function labelsOfJob(job: RecordView): Labels {
  const params = job.record('params');
  return {
    ...Object.fromEntries((params?.keys() ?? []).map(name => [`__param_${name}`, params?.texts(name)[0] ?? ''])),
    job: job.text('job_name') ?? '',
    __scheme__: job.text('scheme') ?? 'http',
    __metrics_path__: job.text('metrics_path') ?? '/metrics',
  };
}

/** The labels that a group gives its targets: one of no value is none. */
export function labelsOfGroup(group: RecordView | undefined): Labels {
  const written = group?.record('labels');
  const labels = (written?.keys() ?? []).map(name => [name, written?.text(name) ?? ''] as const);
  return Object.fromEntries(labels.filter(([, text]) => text !== ''));
}
