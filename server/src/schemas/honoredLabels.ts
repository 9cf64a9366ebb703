import { ruleAbout } from '../schema/rules.ts';
import type { Finding, RecordView, Rule } from '../schema/rule.ts';
import { speaksForOthers } from '../spokesmen.ts';

const cure = (before: string): Pick<Finding, 'cure'> => ({ cure: { kind: 'insertKey', text: 'honor_labels: true', before } });

const renamed = 'and their own `job`, `instance` and `namespace` become `exported_…`. Add `honor_labels: true` to keep them.';

/** Federation, kube-state-metrics and the Pushgateway bring samples of other targets; only labels that are kept say of which. */
export const renamedLabels: Rule = ruleAbout(['job_name'], 'renamed-labels', function* (job) {
  if (job.has('honor_labels') || copesWithNames(job)) return;
  if (/^\/(?:.*\/)?federate$/.test(job.text('metrics_path') ?? '')) {
    const message = `These are series of another Prometheus, ${renamed}`;
    yield { at: { on: 'value', key: 'metrics_path' }, message, severity: 'warning', ...cure('metrics_path') };
    return;
  }
  for (const [index, group] of job.records('static_configs').entries()) {
    for (const [target, address] of (group?.texts('targets') ?? []).entries()) {
      const host = /^[\w-]+/.exec(address ?? '')?.[0] ?? '';
      if (!speaksForOthers(host)) continue;
      const at = { on: 'path', path: ['static_configs', index, 'targets', target], part: 'value' } as const;
      yield { at, message: `The samples of \`${host}\` are about others, ${renamed}`, severity: 'warning', ...cure('static_configs') };
      return;
    }
  }
  const name = job.text('job_name') ?? '';
  if (!speaksForOthers(name)) return;
  const message = `The samples of \`${name}\` are about others, ${renamed}`;
  yield { at: { on: 'value', key: 'job_name' }, message, severity: 'warning', ...cure('job_name') };
});

/** Steps that read what was renamed show that it is meant. */
const copesWithNames = (job: RecordView): boolean =>
  job
    .records('metric_relabel_configs')
    .some(step => [...(step?.texts('source_labels') ?? []), step?.text('regex')].some(text => text?.includes('exported_')));
