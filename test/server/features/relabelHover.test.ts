import { describe, expect, test } from 'vitest';
import { openAtCursor } from '../../support/openDocument.ts';

function said(marked: string): string {
  const { service, uri, position } = openAtCursor(marked);
  return JSON.stringify(service.hover(uri, position)?.contents ?? '').replaceAll('\\n', '\n');
}

/** The hover on the dash of a step of a job. */
const ofStep = (step: string, list = 'relabel_configs'): string =>
  said(`scrape_configs:\n  - job_name: a\n    ${list}:\n      |- ${step.replaceAll('\n', '\n        ')}\n`);

describe('a relabel step says what it does', () => {
  test.each([
    [
      'source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape]\nregex: "true"\naction: keep',
      'Keeps only targets whose `__meta_kubernetes_pod_annotation_prometheus_io_scrape` matches `^(?:true)$`.',
    ],
    ['source_labels: [job]\naction: drop', 'Drops targets whose `job` matches `^(?:(.*))$`.\n\nBy default: `regex: (.*)`.'],
    [
      'source_labels: [a, b]\nregex: x;y\naction: keep',
      'Keeps only targets whose `a` and `b`, joined as `‹a›;‹b›`, together match `^(?:x;y)$`.\n\nBy default: `separator: ;`.',
    ],
    ['source_labels: [a]\ntarget_label: b', 'Copies `a` to `b`.\n\nBy default: `action: replace`, `regex: (.*)`, `replacement: $1`.'],
    ['target_label: b\nreplacement: c\naction: replace', 'Writes `c` to `b`.'],
    ['target_label: b\nreplacement: ""\naction: replace', 'Removes `b`.'],
    ['source_labels: [a]\nregex: (.+):\\d+\ntarget_label: b\nreplacement: $1:1\naction: replace', 'Where `a` matches `^(?:(.+):'],
    ['regex: __meta_(.+)\naction: labelmap', 'Copies every label whose name matches `^(?:__meta_(.+))$` to the name `$1`.'],
    ['regex: tmp_.+\naction: LabelDrop', 'Removes every label whose name matches `^(?:tmp_.+)$`.'],
    ['regex: __.+\naction: labelkeep', 'Removes every label whose name does not match `^(?:__.+)$`.'],
    ['source_labels: [a]\nmodulus: 4\ntarget_label: b\naction: hashmod', 'Writes the hash of `a` modulo 4 to `b`'],
    ['source_labels: [a]\ntarget_label: b\naction: lowercase', 'Writes `a` in lower case to `b`.'],
    ['source_labels: [a]\ntarget_label: b\naction: uppercase', 'Writes `a` in upper case to `b`.'],
    ['source_labels: [a]\ntarget_label: b\naction: keepequal', 'Keeps only targets whose `a` equals their `b`.'],
    ['source_labels: [a]\ntarget_label: b\naction: dropequal', 'Drops targets whose `a` equals their `b`.'],
  ])('%s', (step, sentence) => {
    expect(ofStep(step)).toContain(sentence);
  });

  test('in words for what it works on', () => {
    expect(ofStep('source_labels: [__name__]\nregex: go_.+\naction: drop', 'metric_relabel_configs')).toContain(
      'Drops series whose `__name__`',
    );
    expect(
      said('alerting:\n  alert_relabel_configs:\n    - source_labels: [severity]\n      regex: info\n      action: dr|op\n'),
    ).toContain('Drops alerts whose `severity` matches');
  });

  test('on each of its keys and values', () => {
    const step = (marked: string) => said(`scrape_configs:\n  - job_name: a\n    relabel_configs: [{ ${marked} }]\n`);
    expect(step('source_labels: [jo|b], regex: x, action: keep')).toContain('Keeps only targets');
    expect(step('source_labels: [job], re|gex: x, action: keep')).toContain('Keeps only targets');
  });
});

test('a label of discovery says what it holds', () => {
  const job = 'scrape_configs:\n  - job_name: a\n    kubernetes_sd_configs: [{ role: pod }]\n    relabel_configs: [{ ';
  expect(said(`${job}source_labels: [__meta_kubernetes_pod_no|de_name], target_label: node }]\n`)).toContain('Node that the pod runs on.');
  expect(said(`${job}source_labels: [__meta_kubernetes_pod_label_a|pp], target_label: app }]\n`)).toContain('Value of a label of the pod.');
});
