import { counter, gauge, type Family } from './exposition.ts';
import { eventsAt, latencyHistogram, levelAt } from './traffic.ts';

/** What an ingress like Traefik says of itself: reloads of its configuration, and the requests through its two entry points. */
export function traefikFamilies(startedAt: number, now: number): readonly Family[] {
  const seconds = now - startedAt;
  const answers = [
    { entrypoint: 'web', code: '200', rate: 12 },
    { entrypoint: 'web', code: '404', rate: 0.7 },
    { entrypoint: 'web', code: '502', rate: 0.05 },
    { entrypoint: 'websecure', code: '200', rate: 31 },
    { entrypoint: 'websecure', code: '404', rate: 0.4 },
  ];
  const requests = ({ rate }: { rate: number }): number => eventsAt(seconds, rate);
  const total = (entrypoint: string): number =>
    answers.filter(answer => answer.entrypoint === entrypoint).reduce((sum, answer) => sum + requests(answer), 0);
  return [
    counter('traefik_config_reloads_total', 'Reloads of the configuration.', 1 + Math.floor(seconds / 600)),
    gauge('traefik_config_last_reload_success', 'Whether the last reload of the configuration went well.', 1),
    gauge('traefik_open_connections', 'Open connections by entry point.', [
      { labels: { entrypoint: 'web', protocol: 'TCP' }, value: levelAt(seconds, 3, 19) },
      { labels: { entrypoint: 'websecure', protocol: 'TCP' }, value: levelAt(seconds + 40, 11, 52) },
    ]),
    counter(
      'traefik_entrypoint_requests_total',
      'Requests by entry point, method and status code.',
      answers.map(answer => ({
        labels: { entrypoint: answer.entrypoint, code: answer.code, method: 'GET', protocol: 'http' },
        value: requests(answer),
      })),
    ),
    {
      name: 'traefik_entrypoint_request_duration_seconds',
      help: 'Time to answer a request, by entry point.',
      type: 'histogram',
      samples: ['web', 'websecure'].flatMap(entrypoint => latencyHistogram(total(entrypoint), { entrypoint })),
    },
    gauge('process_start_time_seconds', 'Start of the process, seconds since the epoch.', startedAt),
  ];
}
