import { durationMs } from '../../formats/durationText.ts';
import * as formats from '../../formats/index.ts';
import { list, map, record } from '../../schema/build.ts';
import { rule, ruleAbout } from '../../schema/rules.ts';
import type { Rule } from '../../schema/rule.ts';
import { hostPort, labelValue } from '../scalars.ts';

/** Labels by which a target has an interval and a timeout of its own (scrape/target.go, PopulateLabels). */
const timing = ['__scrape_interval__', '__scrape_timeout__'];

const emptyTarget: Rule = ruleAbout(['targets'], 'invalid-value', function* (group) {
  for (const [index, target] of group.texts('targets').entries()) {
    if (target !== '') continue;
    const message = 'The target is empty, so that it is dropped. Write a host and a port, such as `localhost:9100`.';
    yield { at: { on: 'path', path: ['targets', index], part: 'value' }, severity: 'warning', message };
  }
});

/** Prometheus loads a group with a bad timing and drops its targets, with nothing but a line in its log. */
const usableTiming: Rule = rule('invalid-value', function* (group) {
  const labels = group.record('labels');
  for (const label of timing) {
    const text = labels?.text(label);
    if (!text || durationMs(text)) continue;
    const message = `\`${text}\` is no duration above 0, so that these targets are dropped. Write one such as \`30s\`.`;
    yield { at: { on: 'path', path: ['labels', label], part: 'value' }, severity: 'warning', message };
  }
});

/** A group of targets in a file: which job reads it is not known here. */
export const targetGroup = record({
  name: 'target group',
  doc: 'Targets by address, with labels they share.',
  label: 'targets',
  fields: {
    targets: {
      type: list(hostPort),
      doc: 'Addresses to scrape, each `host:port` without scheme and path: `localhost:9100`. In Kubernetes a Service of another namespace needs its full name, such as `traefik.default.svc.cluster.local:8080`.',
      since: '2.0',
    },
    labels: {
      type: map(formats.labelName, labelValue, { nullKeys: true }),
      doc: 'Labels for every series scraped from these targets, such as `env: production`.',
      since: '2.0',
    },
  },
  rules: [emptyTarget, usableTiming],
  snippets: [{ label: 'one target', doc: 'A group with one target.', body: 'targets: [${1:localhost:9100}]' }],
});

/** A group of targets that a job has written out, which is then held to all that the job does with it. */
export const staticGroup = record({ ...targetGroup, rules: [] });
