import { durationMs } from '../formats/durationText.ts';
import { rule } from '../schema/rules.ts';
import { globalInterval } from './scrapeTiming.ts';

/**
 * A job's timeout against the interval it inherits. Jobs with an interval of their own are checked where they stand; an interval
 * of 0 is as good as none (config/config.go, ScrapeConfig.Validate).
 */
export const jobTimeouts = rule('value-order', function* (config) {
  const interval = globalInterval(config);
  for (const [index, job] of config.records('scrape_configs').entries()) {
    const own = job?.text('scrape_interval');
    if (own !== undefined && durationMs(own) !== 0) continue;
    const timeout = job?.text('scrape_timeout');
    if (timeout === undefined || (durationMs(timeout) ?? 0) <= interval.ms) continue;
    const source =
      config.record('global')?.text('scrape_interval') === interval.value ? 'that the global section sets' : 'that Prometheus starts from';
    yield {
      at: { on: 'path', path: ['scrape_configs', index, 'scrape_timeout'], part: 'value' },
      message: `The timeout (${timeout}) is longer than the interval of ${interval.value} ${source}. Shorten it, or give the job a longer \`scrape_interval\`.`,
    };
  }
});
