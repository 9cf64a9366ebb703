import { durationMs } from '../formats/durationText.ts';
import { ruleAbout } from '../schema/rules.ts';
import type { RecordView, Rule } from '../schema/rule.ts';
import { discoveryFields } from './discovery/index.ts';

/** Settings that Prometheus takes and that nobody means. */

/** A query looks back this far for the last sample (promql/engine.go, --query.lookback-delta). */
export const lookbackMs = 300_000;

export const longInterval: Rule = ruleAbout(['scrape_interval'], 'long-interval', function* (record) {
  const interval = durationMs(record.text('scrape_interval') ?? '');
  if (interval === undefined || interval < lookbackMs) return;
  const message =
    'A query looks back five minutes for a sample, so series that are scraped no more often than that have gaps in graphs and alerts. Scrape at least every 2m.';
  yield { at: { on: 'value', key: 'scrape_interval' }, message, severity: 'warning' };
});

export const nothingScraped: Rule = ruleAbout(['scrape_configs'], 'nothing-scraped', function* (config) {
  const key = 'scrape_configs';
  if (!config.keys().includes(key) || config.has(key) || config.has('scrape_config_files')) return;
  yield { at: { on: 'key', key }, message: 'There is no job below this key, so nothing is scraped. Add one.', severity: 'warning' };
});

const otherDiscovery = Object.keys(discoveryFields).filter(key => key !== 'static_configs');

/** Only targets that are written here are sure to be scraped over http. */
export const tlsWithoutHttps: Rule = ruleAbout(['tls_config'], 'pointless-setting', function* (job) {
  const tls = job.record('tls_config');
  const scheme = job.text('scheme') ?? 'http';
  if (!tls || tls.keys().length === 0 || scheme.toLowerCase() !== 'http' || !onlyPlainTargets(job)) return;
  const message = 'The targets of this job are scraped over http, so `tls_config` has no effect. Add `scheme: https`, or remove it.';
  yield { at: { on: 'key', key: 'tls_config' }, message, severity: 'warning' };
});

const onlyPlainTargets = (job: RecordView): boolean =>
  job.has('static_configs') &&
  !otherDiscovery.some(key => job.has(key)) &&
  !job.has('relabel_configs') &&
  ['proxy_url', 'proxy_from_environment', 'oauth2'].every(key => !job.has(key)) &&
  job.records('static_configs').every(group => group?.record('labels')?.has('__scheme__') !== true);

/** Static targets of a job that does not rewrite them. */
export const targetHabits: readonly Rule[] = [
  ruleAbout(['static_configs'], 'target-address', function* (job) {
    if (job.has('relabel_configs') || (job.text('scheme') ?? 'http') !== 'http') return;
    for (const { group, index, target } of targetsOf(job)) {
      if (!/^(?:[a-z][\w-]*|\d{1,3}(?:\.\d{1,3}){3})$/i.test(target)) continue;
      const message = `\`${target}\` has no port, so it is scraped at port 80. Add the port of its metrics, such as \`${target}:9100\`.`;
      yield { at: { on: 'path', path: ['static_configs', group, 'targets', index], part: 'value' }, message, severity: 'warning' };
    }
  }),
  ruleAbout(['static_configs'], 'duplicate-target', function* (job) {
    for (const [group, item] of job.records('static_configs').entries()) {
      const firstAt = new Map<string, number>();
      for (const [index, target] of (item?.texts('targets') ?? []).entries()) {
        if (target === undefined) continue;
        const place = (at: number) => ({ on: 'path', path: ['static_configs', group, 'targets', at], part: 'value' }) as const;
        const first = firstAt.get(target);
        if (first === undefined) firstAt.set(target, index);
        else {
          const message = `\`${target}\` is in this group already, and is scraped once only. Remove one of the two.`;
          yield {
            at: place(index),
            message,
            severity: 'information',
            remove: true,
            related: [{ at: place(first), message: 'It is listed here first.' }],
          };
        }
      }
    }
  }),
];

function targetsOf(job: RecordView): readonly { readonly group: number; readonly index: number; readonly target: string }[] {
  return job
    .records('static_configs')
    .flatMap((item, group) =>
      (item?.texts('targets') ?? []).flatMap((target, index) => (target === undefined ? [] : [{ group, index, target }])),
    );
}
