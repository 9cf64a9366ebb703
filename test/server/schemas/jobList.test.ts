import { describe, expect, test } from 'vitest';
import { openProject } from '../../support/openProject.ts';

/** Each is refused by promtool in a file that `scrape_config_files` names. */
const refused = [
  ['two jobs of one name', '{job_name: a}, {job_name: a}', ['duplicate-name']],
  [
    'UTF-8 names in a job with the older rules',
    '{job_name: a, metric_name_validation_scheme: legacy, metric_name_escaping_scheme: allow-utf-8}',
    ['conflicting-keys'],
  ],
  [
    'a label that the older rules refuse',
    '{job_name: a, metric_name_validation_scheme: legacy, relabel_configs: [{target_label: é, replacement: b}]}',
    ['invalid-value'],
  ],
] as const;

describe.each(refused)('%s', (_, jobs, codes) => {
  test.each([
    ['jobs.yml', `[${jobs}]`],
    ['scrape_configs.yml', `scrape_configs: [${jobs}]`],
    ['values.yaml', `prometheus: {prometheusSpec: {additionalScrapeConfigs: [${jobs}]}}`],
    ['text.yaml', `extraScrapeConfigs: |\n  [${jobs}]`],
  ])('are told in %s', (name, text) => {
    const { service, uri } = openProject({ [name]: text }, [name]);
    const errors = service.diagnostics(uri(name)).filter(({ severity }) => severity === 1);
    expect(errors.map(({ code }) => code)).toEqual(codes);
  });
});

test('the global section of who takes the jobs is not known', () => {
  const text = '[{job_name: a, scrape_timeout: 5m, metric_name_escaping_scheme: allow-utf-8}]';
  const { service, uri } = openProject({ 'jobs.yml': text }, ['jobs.yml']);
  expect(service.diagnostics(uri('jobs.yml'))).toEqual([]);
});
