import { durationMs } from '../formats/durationText.ts';
import { eachOf } from '../schema/listRules.ts';
import { globalInterval } from './scrapeTiming.ts';

/**
 * A job's timeout against the interval it inherits. Jobs with an interval of their own are checked where they stand; an interval
 * of 0 is as good as none (config/config.go, ScrapeConfig.Validate).
 */
export const jobTimeouts = eachOf('scrape_configs', {
  code: 'value-order',
  given(config) {
    const { ms, value } = globalInterval(config);
    return { ms, value, isSet: config.record('global')?.text('scrape_interval') === value };
  },
  *of(job, { ms, value, isSet }) {
    const own = job.text('scrape_interval');
    if (own !== undefined && durationMs(own) !== 0) return;
    const timeout = job.text('scrape_timeout');
    if (timeout === undefined || (durationMs(timeout) ?? 0) <= ms) return;
    const source = isSet ? 'that the global section sets' : 'that Prometheus starts from';
    yield {
      at: { on: 'path', path: ['scrape_timeout'], part: 'value' },
      message: `The timeout (${timeout}) is longer than the interval of ${value} ${source}. Shorten it, or give the job a longer \`scrape_interval\`.`,
    };
  },
});
