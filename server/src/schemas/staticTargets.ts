import { addressOfUrl } from '../formats/hostPort.ts';
import { ruleAbout } from '../schema/rules.ts';
import type { RecordView } from '../schema/rule.ts';

/**
 * A slash in a static target. Prometheus refuses it only where no relabelling could turn the URL into a parameter, as jobs for
 * the blackbox exporter do (config.go, checkStaticTargets).
 */
export const staticTargetsAreAddresses = ruleAbout(['static_configs'], 'invalid-value', function* (record) {
  if (record.records('relabel_configs').length > 0) return;
  for (const [group, item] of record.records('static_configs').entries()) {
    for (const [index, target] of (item?.texts('targets') ?? []).entries()) {
      if (!target?.includes('/')) continue;
      const address = addressOfUrl(target);
      const cure =
        address === undefined
          ? 'Write `host:port`; scheme and path have keys of their own.'
          : `Write \`${address}\`; the scheme belongs into \`scheme\`, the path into \`metrics_path\`.`;
      yield {
        at: { on: 'path', path: ['static_configs', group, 'targets', index], part: 'value' },
        message: `A target is an address, not a URL: \`${target}\`. ${cure}`,
        ...(address !== undefined && saysNothingMore(record, target, address) && { replacement: address }),
      };
    }
  }
});

/** Are the scheme and the path of a URL what is in effect anyway? */
function saysNothingMore(record: RecordView, target: string, address: string): boolean {
  const [scheme, path] = target.split(address);
  const paths = ['', '/', record.text('metrics_path') ?? (record.has('job_name') ? '/metrics' : '')];
  return ['', `${record.text('scheme') ?? 'http'}://`].includes(scheme ?? '') && paths.includes(path ?? '');
}
