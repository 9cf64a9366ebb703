import { record } from '../schema/build.ts';
import { uniqueBy } from '../schema/rules.ts';
import { globalConfig } from './global.ts';
import { scrapeJobs } from './scrape.ts';

export const prometheusConfig = record({
  name: 'configuration',
  doc: 'The configuration of a Prometheus server.',
  fields: {
    global: { type: globalConfig, doc: 'Defaults for every job, and what holds for the server as a whole.', since: '2.0' },
    scrape_configs: { type: scrapeJobs, doc: 'What to scrape: a list of jobs.', since: '2.0' },
  },
  rules: [uniqueBy('scrape_configs', 'job_name', { what: 'job' })],
});
