import { counter, gauge, type Family } from './exposition.ts';
import { eventsAt, latencyHistogram, levelAt } from './traffic.ts';

/** What the cluster's DNS says of itself: questions by type, answers by result, and its cache. */
export function corednsFamilies(startedAt: number, now: number): readonly Family[] {
  const seconds = now - startedAt;
  const server = 'dns://:53';
  const questions = [
    { type: 'A', rate: 23 },
    { type: 'AAAA', rate: 22 },
    { type: 'SRV', rate: 0.6 },
  ];
  const asked = questions.map(({ type, rate }) => ({ type, count: eventsAt(seconds, rate) }));
  const total = asked.reduce((sum, { count }) => sum + count, 0);
  const unknown = Math.floor(total * 0.38);
  return [
    counter(
      'coredns_dns_requests_total',
      'Questions by type and protocol.',
      asked.map(({ type, count }) => ({ labels: { server, zone: '.', proto: 'udp', family: '1', type }, value: count })),
    ),
    counter('coredns_dns_responses_total', 'Answers by result.', [
      { labels: { server, zone: '.', rcode: 'NOERROR' }, value: total - unknown },
      { labels: { server, zone: '.', rcode: 'NXDOMAIN' }, value: unknown },
    ]),
    {
      name: 'coredns_dns_request_duration_seconds',
      help: 'Time to answer a question.',
      type: 'histogram',
      samples: latencyHistogram(total, { server, zone: '.' }),
    },
    gauge('coredns_cache_entries', 'Entries in the cache, by kind.', [
      { labels: { server, type: 'success' }, value: levelAt(seconds, 120, 180) },
      { labels: { server, type: 'denial' }, value: levelAt(seconds + 30, 60, 75) },
    ]),
    counter('coredns_cache_hits_total', 'Answers out of the cache, by kind.', [
      { labels: { server, type: 'success' }, value: Math.floor(total * 0.55) },
      { labels: { server, type: 'denial' }, value: Math.floor(total * 0.3) },
    ]),
    counter('coredns_panics_total', 'Panics of the server.', 0),
    gauge('process_start_time_seconds', 'Start of the process, seconds since the epoch.', startedAt),
  ];
}
