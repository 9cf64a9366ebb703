import { inReleases, ruleAbout } from '../schema/rules.ts';
import type { Rule } from '../schema/rule.ts';
import type { Version } from '../version.ts';

/** What a later release does otherwise than the one a file is for, beyond keys and values that come and go (documentation: migration). */

/** Over plain http there is no HTTP/2. */
export const http2Default: readonly Rule[] = inReleases(
  { since: '2.35', until: '3.0' },
  ruleAbout(['url'], 'version-ahead', function* (endpoint) {
    if (endpoint.has('enable_http2') || !endpoint.text('url')?.startsWith('https:')) return;
    const message =
      'From Prometheus 3.0 on this is sent over HTTP/1.1, with a connection for each shard. Add `enable_http2: true` where it is to stay HTTP/2.';
    const cure = { kind: 'insertKey', text: 'enable_http2: true', before: 'url' } as const;
    yield { at: { on: 'key', key: 'url' }, message, severity: 'hint', cure };
  }),
);

/** Until 3.0 only a flag had them expanded. */
export const expandedLabels: readonly Rule[] = inReleases(
  { until: '3.0' },
  ruleAbout(['external_labels'], 'version-ahead', function* (section) {
    const written = section.record('external_labels');
    for (const name of written?.keys() ?? []) {
      if (!/\$(?:\$|\w|\{)/.test(written?.text(name) ?? '')) continue;
      const message = 'From Prometheus 3.0 on variables of the environment are put in here. Write `$$` there for a dollar that is to stay.';
      yield { at: { on: 'path', path: ['external_labels', name], part: 'value' }, message, severity: 'hint' };
    }
  }),
);

interface FormerFeature {
  readonly since: Version;
  readonly instead: string;
}

const alwaysOn = 'It is always on.';

/** What `--enable-feature` names to no effect (cmd/prometheus/main.go, setFeatureListOptions). */
const formerFeatures: Readonly<Record<string, FormerFeature>> = {
  'promql-at-modifier': { since: '3.0', instead: alwaysOn },
  'promql-negative-offset': { since: '3.0', instead: alwaysOn },
  'new-service-discovery-manager': { since: '3.0', instead: alwaysOn },
  'expand-external-labels': { since: '3.0', instead: alwaysOn },
  'no-default-scrape-port': { since: '3.0', instead: alwaysOn },
  'auto-gomemlimit': { since: '3.0', instead: alwaysOn },
  'auto-gomaxprocs': { since: '3.0', instead: alwaysOn },
  'utf8-names': { since: '3.0', instead: alwaysOn },
  agent: { since: '3.0', instead: 'A `PrometheusAgent` runs in that mode.' },
  'remote-write-receiver': { since: '3.0', instead: 'Write `enableRemoteWriteReceiver: true`.' },
  'native-histograms': { since: '3.9', instead: 'Jobs ask for them by `scrapeNativeHistograms`.' },
};

/** Features that are none any more in the newest release, for which custom resources are checked. */
export const formerFlags = (key: string): Rule =>
  ruleAbout([key], 'pointless-setting', function* (spec) {
    for (const [index, name] of spec.texts(key).entries()) {
      const former = name !== undefined && Object.hasOwn(formerFeatures, name) ? formerFeatures[name] : undefined;
      if (!former) continue;
      const message = `The feature \`${name}\` is none that can be switched on since Prometheus ${former.since}. ${former.instead} Remove it here.`;
      yield { at: { on: 'path', path: [key, index], part: 'value' }, message, severity: 'warning', remove: true };
    }
  });
