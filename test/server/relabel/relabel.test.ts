import { describe, expect, test } from 'vitest';
import { type Labels, prepareRelabelling, type Relabelled } from '../../../server/src/relabel/relabel.ts';
import { type RelabelStep, relabelStep } from '../../../server/src/relabel/step.ts';

function relabel(labels: Labels, ...steps: readonly Partial<RelabelStep>[]): Relabelled {
  const relabelling = prepareRelabelling(steps.map(relabelStep));
  if (relabelling.kind === 'invalid') throw new Error(relabelling.reason);
  return relabelling.run(labels);
}

const pod = { __address__: '10.0.0.1:8080', __meta_pod: 'web-1', __meta_app: 'Web', job: 'pods' };

/** Prometheus has the same results on hundreds of generated steps (test/contract/relabel.test.ts). */
describe('each action', () => {
  test.each<[string, Partial<RelabelStep>, Labels | undefined]>([
    [
      'replace',
      { sourceLabels: ['__address__'], regex: '([^:]+)(:\\d+)?', replacement: '${1}:9100', targetLabel: '__address__' },
      { ...pod, __address__: '10.0.0.1:9100' },
    ],
    ['replace without match', { sourceLabels: ['__address__'], regex: 'x', targetLabel: 'y' }, pod],
    [
      'replace by nothing',
      { sourceLabels: ['job'], replacement: '', targetLabel: '__meta_app' },
      { __address__: '10.0.0.1:8080', __meta_pod: 'web-1', job: 'pods' },
    ],
    [
      'replace in a label named by a group',
      { sourceLabels: ['__meta_pod'], regex: '(.+)-(.+)', targetLabel: '$1', replacement: '$2' },
      { ...pod, web: '1' },
    ],
    ['keep', { action: 'keep', sourceLabels: ['job'], regex: 'pods' }, pod],
    ['keep of a part', { action: 'keep', sourceLabels: ['job'], regex: 'pod' }, undefined],
    ['drop', { action: 'drop', sourceLabels: ['job', '__meta_app'], regex: 'pods;Web' }, undefined],
    ['keepequal', { action: 'keepequal', sourceLabels: ['job'], targetLabel: '__meta_app' }, undefined],
    ['dropequal', { action: 'dropequal', sourceLabels: ['job'], targetLabel: '__meta_app' }, pod],
    ['lowercase', { action: 'lowercase', sourceLabels: ['__meta_app'], targetLabel: 'app' }, { ...pod, app: 'web' }],
    [
      'uppercase',
      { action: 'uppercase', sourceLabels: ['__meta_app', 'none'], separator: '/', targetLabel: 'app' },
      { ...pod, app: 'WEB/' },
    ],
    ['hashmod', { action: 'hashmod', sourceLabels: ['__address__'], modulus: 8n, targetLabel: 'shard' }, { ...pod, shard: '4' }],
    ['labelmap', { action: 'labelmap', regex: '__meta_(.+)' }, { ...pod, app: 'Web', pod: 'web-1' }],
    ['labeldrop', { action: 'labeldrop', regex: '__meta_.*' }, { __address__: '10.0.0.1:8080', job: 'pods' }],
    ['labelkeep', { action: 'labelkeep', regex: 'j.b' }, { job: 'pods' }],
  ])('%s', (_, step, expected) => {
    expect(relabel(pod, step).labels).toEqual(expected);
  });
});

test('a trace tells what each step read and changed, up to the one that drops', () => {
  const { labels, trace } = relabel(
    pod,
    { sourceLabels: ['__meta_app'], targetLabel: 'app' },
    { sourceLabels: ['nowhere'], regex: '.+', targetLabel: 'app' },
    { action: 'labeldrop', regex: '__meta_.*' },
    { action: 'drop', sourceLabels: ['app'], regex: 'Web' },
    { targetLabel: 'never', replacement: 'reached' },
  );
  expect(labels).toBeUndefined();
  expect(trace.map(({ input, outcome, changes }) => ({ input, outcome, changes }))).toEqual([
    { input: 'Web', outcome: 'kept', changes: [{ name: 'app', before: undefined, after: 'Web' }] },
    { input: '', outcome: 'unmatched', changes: [] },
    {
      input: '',
      outcome: 'kept',
      changes: [
        { name: '__meta_app', before: 'Web', after: undefined },
        { name: '__meta_pod', before: 'web-1', after: undefined },
      ],
    },
    { input: 'Web', outcome: 'dropped', changes: [] },
  ]);
});

describe('a replacement reads groups as Go does', () => {
  test.each([
    ['$1', 'ab'],
    ['${1}x$2', 'abxcd'],
    ['$1x', ''],
    ['$$1', '$1'],
    ['$', '$'],
    ['$-', '$-'],
    ['${1', '${1'],
    ['${}', '${}'],
    ['$3', ''],
    ['$0', 'abcd'],
    ['$01', ''],
    ['$first', 'ab'],
    ['${first}$last', 'abcd'],
    ['$firstx', ''],
    ['€$1€', '€ab€'],
  ])('%s', (replacement, expected) => {
    const { labels } = relabel({ a: 'abcd' }, { sourceLabels: ['a'], regex: '(?P<first>ab)(?<last>..)', replacement, targetLabel: 'b' });
    expect(labels?.['b'] ?? '').toBe(expected);
  });

  test('of groups that share a name, the one that is there', () => {
    const { labels } = relabel({ a: 'x' }, { sourceLabels: ['a'], regex: '(?P<n>y)|(?P<n>x)', replacement: '$n', targetLabel: 'b' });
    expect(labels?.['b']).toBe('x');
  });
});

test('case is Go’s, one character for one', () => {
  const cased = (action: 'lowercase' | 'uppercase', text: string) =>
    relabel({ a: text }, { action, sourceLabels: ['a'], targetLabel: 'b' }).labels?.['b'];
  expect(cased('uppercase', 'straße ŉ ᾳ ǆ')).toBe('STRAßE ŉ ᾼ Ǆ');
  expect(cased('lowercase', 'ΟΔΟΣ İ')).toBe('οδοσ i');
});

test('an expression that does not compile is told with its step', () => {
  expect(prepareRelabelling([relabelStep({}), relabelStep({ regex: '(' })])).toMatchObject({ kind: 'invalid', step: 1 });
});
