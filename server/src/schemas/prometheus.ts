import { list, record } from '../schema/build.ts';
import { uniqueBy } from '../schema/rules.ts';
import { alerting } from './alerting.ts';
import { targetTimings } from './builtTargets.ts';
import { globalConfig } from './global.ts';
import { escapingFitsValidation, globalEscapingIsKnown, legacyJobs, legacyNames } from './nameSchemes.ts';
import { jobTimeouts } from './jobTimeouts.ts';
import { otlp } from './otlp.ts';
import { remoteReads } from './remoteRead.ts';
import { remoteWrites } from './remoteWrite.ts';
import { runtime } from './runtime.ts';
import { ruleFileGlob, scrapeFileGlob } from './scalars.ts';
import { scrapeJobs } from './scrape.ts';
import { nothingScraped } from './scrapeHabits.ts';
import { storage } from './storage.ts';
import { tracing } from './tracing.ts';

export const prometheusConfig = record({
  name: 'configuration',
  olderYaml: true,
  doc: 'The configuration of a Prometheus server: what to scrape, which rules to evaluate, where alerts and samples go.',
  fields: {
    global: {
      type: globalConfig,
      doc: 'Defaults for every scrape job and rule group, and what holds for the server as a whole.',
      since: '2.0',
    },
    scrape_configs: { type: scrapeJobs, doc: 'What to scrape: a list of jobs, each with its targets.', since: '2.0' },
    scrape_config_files: {
      type: list(scrapeFileGlob),
      doc: 'Files with more scrape jobs, by path or by a pattern such as `scrape.d/*.yml`. Each holds a `scrape_configs` list of its own. Relative paths start at the folder of this file.',
      since: '2.43',
    },
    rule_files: {
      type: list(ruleFileGlob),
      doc: 'Files with recording and alerting rules, by path or by a pattern such as `rules/*.yml`. Relative paths start at the folder of this file.',
      since: '2.0',
    },
    alerting: { type: alerting, doc: 'Where alerts are sent to.', since: '2.0' },
    remote_write: {
      type: remoteWrites,
      doc: 'Servers that every sample is sent on to: long-term storage or a hosted service.',
      since: '2.0',
    },
    remote_read: { type: remoteReads, doc: 'Servers that queries also read from.', since: '2.0' },
    storage: { type: storage, doc: 'Retention, late samples and exemplars of the local storage.', since: '2.29' },
    otlp: { type: otlp, doc: 'How metrics sent over OTLP become series.', since: '2.55' },
    tracing: { type: tracing, doc: 'Traces of Prometheus itself, sent over OTLP.', since: '2.34' },
    runtime: { type: runtime, doc: 'Garbage collection and log level of the running process.', since: '2.53' },
  },
  rules: [
    uniqueBy('scrape_configs', 'job_name', { what: 'job' }),
    uniqueBy('remote_write', 'name', { what: 'remote write endpoint' }),
    uniqueBy('remote_read', 'name', { what: 'remote read endpoint' }),
    jobTimeouts,
    legacyJobs,
    targetTimings,
    legacyNames,
    escapingFitsValidation,
    globalEscapingIsKnown,
    nothingScraped,
  ],
});
